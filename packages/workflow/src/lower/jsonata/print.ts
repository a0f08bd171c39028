import { invariant } from '@stepwright/asl'
import type { ArrayItem, BinaryTree, LogicalTree, ObjectEntry, Tree } from '../../values/tree.js'
import { callText } from './calls.js'
import type { Context } from './context.js'
import { functionText } from './function-text.js'
import { indexText } from './index-text.js'
import { maybe, surely } from './kinds.js'
import { testText } from './test.js'
import { apply, asOneItem, atom, choose, infix, memberText, quote, spread, strength, within, type Text } from './text.js'

/** Prints a tree as JSONata that means what the arrow means in JavaScript. */
export function print(tree: Tree, context: Context): Text {
  switch (tree.kind) {
    case 'literal':
      return literal(tree.value)
    case 'placeholder':
      return quote(`\${${tree.name}}`)
    case 'reference':
      return tree.path.reduce(memberText, context.read(tree.origin))
    case 'local':
      return atom(`$${context.locals.get(tree.name) ?? tree.name}`)
    case 'raw':
      return isAtom.test(tree.text) ? atom(tree.text) : { text: tree.text, binds: 0 }
    case 'member':
      return memberText(print(tree.object, context), tree.name)
    case 'index':
      return indexText(tree, context, print)
    case 'unary':
      return unary(tree, context)
    case 'binary':
      return binary(tree, context)
    case 'logical':
      return logical(tree, context)
    case 'conditional':
      return choose(testText(tree.test, context, print), print(tree.whenTrue, context), print(tree.whenFalse, context))
    case 'template':
      return template(tree.parts, context)
    case 'object':
      return object(tree.entries, context)
    case 'array':
      return array(tree.items, context)
    case 'call':
      return callText(tree, context, print, asText)
    case 'lambda':
      return functionText(tree, context, (inner) => print(tree.body, inner).text)
    default:
      invariant(false, `a ${tree.kind} tree reached printing`)
  }
}

/** A variable, a member of one, or a call without arguments. */
const isAtom = /^\$\w+(\.\w+)*(\(\))?$/

function literal(value: string | number | boolean | null | undefined): Text {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number' && value < 0) return { text: String(value), binds: strength.negation }
  // JSONata has no word for a value that is not there; the first of nothing is one.
  return atom(value === undefined ? '[][0]' : String(value))
}

function unary(tree: Extract<Tree, { kind: 'unary' }>, context: Context): Text {
  const { operator, operand } = tree
  const printed = print(operand, context)
  switch (operator) {
    case '!':
      if (operand.kind === 'unary' && operand.operator === '!') return testText(operand.operand, context, print)
      return apply('$not', testText(operand, context, print))
    case '-':
      return { text: `-${within(printed, strength.path)}`, binds: strength.negation }
    case '+':
      return surely(operand, 'number') ? printed : apply('$number', printed)
    default:
      return choose(
        apply('$exists', printed),
        choose(infix(apply('$type', printed), 'in', atom("['array', 'null']"), strength.comparison), quote('object'), apply('$type', printed)),
        quote('undefined'),
      )
  }
}

const strengthOf: Readonly<Record<string, number>> = {
  '+': strength.additive,
  '-': strength.additive,
  '*': strength.multiplicative,
  '/': strength.multiplicative,
  '%': strength.multiplicative,
}

function binary(tree: BinaryTree, context: Context): Text {
  const { operator, left, right } = tree
  if (operator === '===' || operator === '!==') return equality(tree, context)
  if (operator === '+' && !(surely(left, 'number') && surely(right, 'number'))) {
    // TypeScript gives `+` a text if either side is one.
    return concatenate([asText(left, context), asText(right, context)])
  }
  for (const side of [left, right]) if (isUndefined(side)) refuseUndefined(operator, side, context)
  const valueOf = (side: Tree): Text => (tree.moments === true ? apply('$toMillis', print(side, context)) : print(side, context))
  const compared = infix(valueOf(left), operator, valueOf(right), strengthOf[operator] ?? strength.comparison)
  if (strengthOf[operator] !== undefined) return compared
  // A comparison with a value that is not there is false in JavaScript, and nothing at all in JSONata.
  const missing = [left, right].filter((side) => maybe(side, 'undefined')).map((side) => apply('$exists', print(side, context)))
  return missing.reduceRight((test, exists) => infix(exists, 'and', test, strength.and), compared)
}

const isUndefined = (tree: Tree): boolean => tree.kind === 'literal' && tree.value === undefined

function refuseUndefined(operator: string, { site }: Tree, context: Context): void {
  context.refuse({
    message: `one side of "${operator}" is undefined`,
    help: 'give what the arrow closes over a value before the step is written',
    note: 'values from outside an arrow are read while the workflow is built',
    site,
  })
}

function equality({ operator, left, right, site }: BinaryTree, context: Context): Text {
  const negated = operator === '!=='
  const typed = typeTest(left, right, context) ?? typeTest(right, left, context)
  if (typed !== undefined) return negated ? apply('$not', typed) : typed
  const absent = [left, right].find((side) => side.kind === 'literal' && side.value === undefined)
  if (absent !== undefined) {
    const exists = apply('$exists', print(absent === left ? right : left, context))
    return negated ? exists : apply('$not', exists)
  }
  if (surely(left, 'object', 'array') || surely(right, 'object', 'array')) {
    context.refuse({
      message: `"${operator}" asks whether two objects are the same one`,
      help: 'compare the members that matter: () => a.id === b.id',
      note: 'a machine compares what objects hold; JavaScript compares which object it is',
      site,
    })
  }
  const [a, b] = [print(left, context), print(right, context)]
  const same = infix(a, '=', b, strength.comparison)
  if (maybe(left, 'undefined') && maybe(right, 'undefined')) {
    const equal = choose(apply('$exists', a), same, apply('$not', apply('$exists', b)))
    return negated ? apply('$not', equal) : equal
  }
  // `missing != 'x'` is false in JSONata; `$not(missing = 'x')` is true, as in JavaScript.
  if (negated) return maybe(left, 'undefined') || maybe(right, 'undefined') ? apply('$not', same) : infix(a, '!=', b, strength.comparison)
  return same
}

/** `typeof x === 'number'` is a question that JSONata has a function for; of a value that is missing, it is no type at all. */
function typeTest(left: Tree, right: Tree, context: Context): Text | undefined {
  if (left.kind !== 'unary' || left.operator !== 'typeof' || right.kind !== 'literal' || typeof right.value !== 'string') return undefined
  const value = print(left.operand, context)
  if (right.value === 'undefined') return apply('$not', apply('$exists', value))
  if (right.value === 'object') return infix(apply('$type', value), 'in', atom("['object', 'array', 'null']"), strength.comparison)
  return ['string', 'number', 'boolean'].includes(right.value) ? infix(apply('$type', value), '=', quote(right.value), strength.comparison) : undefined
}

function logical(tree: LogicalTree, context: Context): Text {
  const { operator, left, right } = tree
  if (operator === '??') return otherwise(left, right, context)
  if (surely(left, 'boolean') && surely(right, 'boolean')) {
    const word = operator === '&&' ? 'and' : 'or'
    return infix(testText(left, context, print), word, testText(right, context, print), strength[word])
  }
  const [first, second] = [print(left, context), print(right, context)]
  const test = testText(left, context, print)
  return operator === '&&' ? choose(test, second, first) : choose(test, first, second)
}

function otherwise(left: Tree, right: Tree, context: Context): Text {
  const [first, second] = [print(left, context), print(right, context)]
  const exists = maybe(left, 'undefined') || surely(left, 'unknown') ? [apply('$exists', first)] : []
  const notNull = maybe(left, 'null') ? [infix(first, '!=', atom('null'), strength.comparison)] : []
  const [test, also] = [...exists, ...notNull]
  if (test === undefined) return first
  return choose(also === undefined ? test : infix(test, 'and', also, strength.and), first, second)
}

function template(parts: readonly (string | Tree)[], context: Context): Text {
  const [only] = parts
  if (parts.length === 1 && typeof only === 'object' && surely(only, 'string')) return print(only, context)
  return concatenate(parts.map((part) => (typeof part === 'string' ? quote(part) : asText(part, context))))
}

function concatenate(parts: readonly Text[]): Text {
  const [first, second, ...rest] = parts
  if (first === undefined) return quote('')
  // One part alone is made a text by `&`, too.
  const start = infix(first, '&', second ?? quote(''), strength.additive)
  return rest.reduce((left, right) => infix(left, '&', right, strength.additive), start)
}

/** A value as JavaScript writes it into a text; `&` does the same for texts, numbers, booleans and null. */
function asText(tree: Tree, context: Context): Text {
  const printed = print(tree, context)
  if (tree.type.some((kind) => kind === 'object' || kind === 'array')) {
    context.refuse({ message: 'an object or a list is put into a text', help: 'say how it is to read: JSON.stringify(x), or x.join(", ")', site: tree.site })
  }
  return maybe(tree, 'undefined') ? choose(apply('$exists', printed), printed, quote('undefined')) : printed
}

function object(entries: readonly ObjectEntry[], context: Context): Text {
  const groups: Text[] = []
  let open: string[] = []
  const close = (): void => {
    if (open.length > 0 || groups.length === 0) groups.push(atom(`{${open.join(', ')}}`))
    open = []
  }
  for (const entry of entries) {
    if ('key' in entry) open.push(`${quote(entry.key).text}: ${print(entry.value, context).text}`)
    else {
      if (open.length > 0) close()
      groups.push(print(entry.spread, context))
    }
  }
  if (open.length > 0 || groups.length === 0) close()
  const [only] = groups
  return groups.length === 1 && only !== undefined && entries.every((entry) => 'key' in entry)
    ? only
    : apply('$merge', atom(`[${groups.map(({ text }) => text).join(', ')}]`))
}

function array(items: readonly ArrayItem[], context: Context): Text {
  return atom(`[${items.map((item) => arrayItem(item, context)).join(', ')}]`)
}

/** JSONata flattens a list inside a list constructor, unless it is written as one; a missing item leaves no gap. */
function arrayItem(item: ArrayItem, context: Context): string {
  if (item.kind === 'spread') return spread(print(item.spread, context))
  const printed = print(item, context)
  if (item.kind !== 'array' && item.type.includes('array')) {
    if (surely(item, 'array')) return asOneItem(printed)
    context.refuse({ message: 'a list holds something that may be a list or not', help: 'put lists and other values into lists of their own', site: item.site })
  }
  if (item.kind === 'literal' && item.value === undefined) return 'null'
  return maybe(item, 'undefined') ? choose(apply('$exists', printed), printed, atom('null')).text : printed.text
}
