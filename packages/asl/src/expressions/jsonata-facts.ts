import { isStackOverflow, parseJsonata, tooDeep, type ParsedJsonata, type JsonataExpression, type JsonataProblem } from './jsonata.js'
import { childrenOf, type JsonataNode } from './jsonata-node.js'

/** What can be said about an expression without running it. Offsets count UTF-16 code units from the start of its text. */
export interface JsonataFacts {
  /** Set when the text is no JSONata: then all else is empty. */
  readonly problem: JsonataProblem | undefined
  /** Variables that are read, in the order of the text. */
  readonly variables: readonly JsonataVariable[]
  readonly calls: readonly JsonataCall[]
  /** Names at the top level, such as `phone` or the `phone` of `$.phone`: Step Functions has no document there and refuses them. */
  readonly topLevelNames: readonly JsonataName[]
  readonly patterns: readonly JsonataPattern[]
  /** Operators that the 2.0.6 of AWS may not have: `??` and `?:`. */
  readonly laterOperators: readonly JsonataName[]
  /** Whether it only picks a place: `$states.input.a[0].b`. */
  readonly isPlainPath: boolean
}

/** A variable that is read. */
export interface JsonataVariable {
  /** Without the dollar sign: empty for `$`, and `$` for `$$`. */
  readonly name: string
  /** The names that follow it: `['input', 'a']` of `$states.input.a[0]`. */
  readonly path: readonly string[]
  /** Whether the expression itself gives it its value. */
  readonly isLocal: boolean
  readonly offset: number
}

/** A function that is called by its name. */
export interface JsonataCall {
  readonly name: string
  /** With what `~>` puts in front. */
  readonly argumentCount: number
  /** `$f(?, 1)`, which makes a function and calls none. */
  readonly isPartial: boolean
  /** Whether the expression defines it. */
  readonly isLocal: boolean
  readonly offset: number
}

export interface JsonataName {
  readonly name: string
  readonly offset: number
}

export interface JsonataPattern {
  /** As it is written: `/ab+/i`. */
  readonly text: string
  readonly offset: number
}

/** Reads the body of a `{% … %}`. Give the parsed expression, if there is one, to spare a second parse. */
export function jsonataFacts(text: string, parsed?: ParsedJsonata): JsonataFacts {
  return (parsed === undefined ? factsOfPath(text) : undefined) ?? factsOf(text, parsed ?? parseJsonata(text))
}

/** Half of all expressions pick a place by names, `$states.input.order.id`, and need no parser. Words that are operators too are left to it. */
function factsOfPath(text: string): JsonataFacts | undefined {
  const [, before = '', name = '', rest = ''] = /^(\s*)\$([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*)*)\s*$/.exec(text) ?? []
  if (name === '' || /\b(?:and|or|in|true|false|null|function)\b/.test(text)) return undefined
  return { ...nothing, variables: [{ name, path: rest.split('.').slice(1), isLocal: false, offset: before.length }], isPlainPath: true }
}

function factsOf(text: string, parsed: ParsedJsonata): JsonataFacts {
  if (parsed.expression === undefined) return { ...nothing, problem: parsed.problem }
  const found: Found = { text, variables: [], calls: [], topLevelNames: [], patterns: [], laterOperators: [] }
  const tree = treeOf(parsed.expression)
  try {
    visit(tree, { found, scope: inside(undefined), isTop: true, piped: 0 })
  } catch (thrown) {
    if (isStackOverflow(thrown)) return { ...nothing, problem: tooDeep }
    throw thrown
  }
  return {
    problem: undefined,
    variables: sorted(found.variables),
    calls: sorted(found.calls),
    topLevelNames: sorted(found.topLevelNames),
    patterns: sorted(found.patterns),
    laterOperators: sorted(found.laterOperators),
    isPlainPath: isPlain(tree),
  }
}

const nothing = { problem: undefined, variables: [], calls: [], topLevelNames: [], patterns: [], laterOperators: [], isPlainPath: false }

function sorted<T extends { readonly offset: number }>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => a.offset - b.offset)
}

// the package's own type of nodes says `any` for much, and leaves out the rest
const treeOf = (expression: JsonataExpression): JsonataNode => expression['~compiled'].ast() as JsonataNode

interface Found {
  readonly text: string
  readonly variables: JsonataVariable[]
  readonly calls: JsonataCall[]
  readonly topLevelNames: JsonataName[]
  readonly patterns: JsonataPattern[]
  readonly laterOperators: JsonataName[]
}

interface Scope {
  readonly names: Set<string>
  readonly outer: Scope | undefined
}

interface Place {
  readonly found: Found
  readonly scope: Scope
  /** Whether a bare name would be looked up in the document, which there is none of. */
  readonly isTop: boolean
  /** Arguments that `~>` gives to the call that stands here. */
  readonly piped: number
}

/** Nodes that need more than a visit to their parts. */
const visitors: { readonly [type: string]: (node: JsonataNode, place: Place) => void } = {
  path: visitPath,
  name: (node, { found, isTop }) => {
    if (isTop && typeof node.value === 'string') found.topLevelNames.push({ name: node.value, offset: offsetOf(node, found.text) })
  },
  variable: (node, place) => readVariable(node, [], place),
  function: visitCall,
  partial: visitCall,
  apply: visitApply,
  bind: visitBind,
  block: (node, place) => visitParts(node, { ...place, scope: inside(place.scope) }),
  lambda: (node, place) => visitParts(node, { ...place, scope: inside(place.scope, (node.arguments ?? []).map(({ value }) => String(value))) }),
  regex: ({ value, position = 0 }, { found }) => {
    const text = String(value)
    // JSONata adds the flag g, which is not in the text
    const written = text.slice(0, text.lastIndexOf('/') + 1) + text.slice(text.lastIndexOf('/') + 1).replace('g', '')
    found.patterns.push({ text: written, offset: Math.max(0, position - written.length) })
  },
  condition: visitCondition,
  // its names are those of what it changes
  transform: (node, place) => visitParts(node, { ...place, isTop: false }),
}

function visit(node: JsonataNode, place: Place): void {
  const visitor = visitors[node.type]
  if (visitor === undefined) visitParts(node, place)
  else visitor(node, place)
  // what stands behind a node in brackets looks at that node's value
  const { stages, predicate, group } = node
  if (stages === undefined && predicate === undefined && group === undefined) return
  const behind: Place = { ...place, isTop: false, piped: 0 }
  for (const { expr } of [...(stages ?? []), ...(predicate ?? [])]) if (expr !== undefined) visit(expr, behind)
  for (const part of group?.lhs?.flat() ?? []) visit(part, behind)
}

function visitParts(node: JsonataNode, place: Place): void {
  const within = unpiped(place)
  for (const part of childrenOf(node)) visit(part, within)
}

/** Most places are so already, and most nodes are leaves. */
const unpiped = (place: Place): Place => (place.piped === 0 ? place : { ...place, piped: 0 })

function visitPath({ steps = [] }: JsonataNode, place: Place): void {
  const scope = inside(place.scope)
  for (const [index, step] of steps.entries()) {
    // `items#$i[$i < 3]`: what the step names is known in the brackets behind it
    const bound = [step.focus, step.index, ...(step.stages ?? []).map(({ type, value }) => (type === 'index' ? value : undefined))]
    for (const name of bound) if (name !== undefined) scope.names.add(String(name))
    const at = { ...place, scope, piped: 0, isTop: place.isTop && index === 0 }
    if (step.type === 'variable') {
      readVariable(step, index === 0 ? namesAfter(steps) : [], at)
      visit({ ...step, type: 'stages' }, at)
      const [, next] = steps
      if (index === 0 && step.value === '' && at.isTop && next?.type === 'name') visit({ type: 'name', value: next.value, position: next.position }, at)
    } else visit(step, at)
  }
}

function namesAfter(steps: readonly JsonataNode[]): readonly string[] {
  const names: string[] = []
  for (const step of steps.slice(1)) {
    if (step.type !== 'name') break
    names.push(String(step.value))
  }
  return names
}

function readVariable(node: JsonataNode, path: readonly string[], { found, scope }: Place): void {
  if (node.position === undefined) return // made by the parser
  const name = String(node.value)
  found.variables.push({ name, path, isLocal: knows(scope, name), offset: offsetOf(node, found.text) - 1 })
}

function visitCall(node: JsonataNode, place: Place): void {
  const given = node.arguments ?? []
  const { procedure } = node
  if (procedure?.type === 'variable' && procedure.position !== undefined) {
    place.found.calls.push({
      name: String(procedure.value),
      argumentCount: given.length + place.piped,
      isPartial: node.type === 'partial',
      isLocal: knows(place.scope, String(procedure.value)),
      offset: offsetOf(procedure, place.found.text) - 1,
    })
  } else if (procedure !== undefined) visit(procedure, unpiped(place))
  for (const argument of given) visit(argument, unpiped(place))
}

function visitApply({ lhs, rhs }: JsonataNode, place: Place): void {
  if (isNode(lhs)) visit(lhs, unpiped(place))
  if (!isNode(rhs)) return
  // `x ~> $f` calls f, and so does `x ~> $f(y)`
  const call = rhs.type === 'variable' ? { type: 'function', procedure: rhs, arguments: [] } : rhs
  visit(call, { ...place, piped: call.type === 'function' ? 1 : 0 })
}

function visitBind({ lhs, rhs }: JsonataNode, place: Place): void {
  const name = isNode(lhs) ? String(lhs.value) : ''
  // a function may call itself; any other value cannot know its own name yet
  if (isNode(rhs) && rhs.type === 'lambda') place.scope.names.add(name)
  if (isNode(rhs)) visit(rhs, unpiped(place))
  place.scope.names.add(name)
}

/** `a ?? b` and `a ?: b` arrive as conditions in which the parser has repeated the left side. */
function visitCondition(node: JsonataNode, place: Place): void {
  const end = node.position ?? 0
  const operator = place.found.text.slice(Math.max(0, end - 2), end)
  if (operator !== '??' && operator !== '?:') return visitParts(node, place)
  place.found.laterOperators.push({ name: operator, offset: end - 2 })
  for (const part of [node.then, node.else]) if (part !== undefined) visit(part, unpiped(place))
}

/** Where the name of a node begins: JSONata's position is its end. Quoted names have a backquote on either side. */
function offsetOf({ value, position = 0 }: JsonataNode, text: string): number {
  const name = String(value)
  const begin = position - name.length
  return text.slice(begin, position) === name ? Math.max(0, begin) : Math.max(0, begin - 2)
}

function isPlain(node: JsonataNode): boolean {
  if (node.type === 'variable') return true
  const [first, ...rest] = node.steps ?? []
  const stages = (node.steps ?? []).flatMap((step) => [...(step.stages ?? []), ...(step.predicate ?? [])])
  const indexes = stages.every(({ expr }) => expr?.type === 'number')
  return node.type === 'path' && node.group === undefined && first?.type === 'variable' && rest.every(({ type }) => type === 'name') && indexes
}

const inside = (outer: Scope | undefined, names: readonly string[] = []): Scope => ({ names: new Set(names), outer })
const knows = (scope: Scope | undefined, name: string): boolean => scope !== undefined && (scope.names.has(name) || knows(scope.outer, name))
const isNode = (part: JsonataNode['lhs']): part is JsonataNode => part !== undefined && !Array.isArray(part)
