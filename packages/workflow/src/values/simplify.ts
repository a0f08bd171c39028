import type { CallSite } from '@stepwright/asl'
import { misuse } from './misuse.js'
import type { CallTree, LiteralTree, StaticType, Tree } from './tree.js'

/** Follows members of references and known objects, and computes what is known while the workflow is built. */
export function simplify(tree: Tree): Tree {
  switch (tree.kind) {
    case 'member':
      return memberOf(simplify(tree.object), tree.name, tree)
    case 'index': {
      const index = simplify(tree.index)
      const key = index.kind === 'literal' ? index.value : undefined
      const object = simplify(tree.object)
      // A letter of a text is no member of it, no list has a place before its first, and the first of null is null in JSONata.
      const isMember = typeof key === 'string' || (typeof key === 'number' && key >= 0 && !tree.object.type.some((kind) => kind === 'string' || kind === 'null'))
      return isMember ? memberOf(object, key, { ...tree, index, ...(isFirstPart(object, key) && { type: ['string'] }) }) : { ...tree, object, index }
    }
    case 'unary': {
      const operand = simplify(tree.operand)
      return operand.kind === 'literal' ? known(tree, unary(tree.operator, operand.value)) : { ...tree, operand }
    }
    case 'binary': {
      const left = simplify(tree.left)
      const right = simplify(tree.right)
      return left.kind === 'literal' && right.kind === 'literal' ? known(tree, binary(tree.operator, left.value, right.value)) : { ...tree, left, right }
    }
    case 'logical':
      return logical({ ...tree, left: simplify(tree.left), right: simplify(tree.right) })
    case 'conditional': {
      const test = simplify(tree.test)
      if (test.kind === 'literal') return simplify(test.value ? tree.whenTrue : tree.whenFalse)
      return { ...tree, test, whenTrue: simplify(tree.whenTrue), whenFalse: simplify(tree.whenFalse) }
    }
    case 'template':
      return template(
        tree,
        tree.parts.map((part) => (typeof part === 'string' ? part : simplify(part))),
      )
    case 'object':
      return {
        ...tree,
        entries: tree.entries.flatMap((entry) =>
          'spread' in entry ? spreadKnown(simplify(entry.spread)) : [{ key: entry.key, value: simplify(entry.value) }],
        ),
      }
    case 'array':
      return { ...tree, items: tree.items.map((item) => (item.kind === 'spread' ? { kind: 'spread', spread: simplify(item.spread) } : simplify(item))) }
    case 'call':
      return call({ ...tree, args: tree.args.map(simplify), ...(tree.receiver && { receiver: simplify(tree.receiver) }) })
    case 'lambda':
      return { ...tree, body: simplify(tree.body) }
    default:
      return tree
  }
}

/** However a text is split, there is a first part. */
function isFirstPart(object: Tree, key: unknown): boolean {
  if (key !== 0 || object.kind !== 'call' || object.callee !== 'string.split') return false
  const [separator, ...more] = object.args
  return separator?.kind === 'literal' && separator.value !== '' && more.length === 0
}

type Constant = LiteralTree['value']

/** `object.name`, where it can be followed now; else `unfollowed`. */
function memberOf(object: Tree, name: string | number, unfollowed: Extract<Tree, { kind: 'member' | 'index' }>): Tree {
  const { site, type } = unfollowed
  if (object.kind === 'reference') return { kind: 'reference', origin: object.origin, path: [...object.path, name], type, ...(site && { site }) }
  if (object.kind === 'object' && object.entries.every((entry) => 'key' in entry)) {
    const entry = object.entries.findLast((candidate) => 'key' in candidate && candidate.key === String(name))
    return entry !== undefined && 'value' in entry ? retyped(entry.value, type) : known(unfollowed, undefined)
  }
  if (object.kind === 'array' && typeof name === 'number' && object.items.every((item) => item.kind !== 'spread')) {
    return (object.items[name] as Tree | undefined) ?? known(unfollowed, undefined)
  }
  if (object.kind === 'literal' && (object.value === undefined || object.value === null)) {
    if (!type.includes('undefined')) throw nothingToRead(object.value, name, site)
    return known(unfollowed, undefined)
  }
  return unfollowed.kind === 'member' ? { ...unfollowed, object } : { ...unfollowed, object }
}

/** What JavaScript would throw where the arrow ran; nothing but `?.` may read a member of nothing. */
function nothingToRead(value: null | undefined, name: string | number, site: CallSite | undefined) {
  return misuse({
    code: 'build/unsupported-expression',
    message: `"${name}" is read from ${value}`,
    help: 'give what the arrow closes over a value before the step is written, or read it with ?.',
    note: 'values from outside an arrow are read while the workflow is built',
    site,
  })
}

/** A reference does not know its type; where it is read, the compiler does. */
function retyped(tree: Tree, type: StaticType): Tree {
  return tree.kind === 'reference' && tree.type.includes('unknown') ? { ...tree, type } : tree
}

function known(tree: Tree, value: Constant): Tree {
  const kind = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean' | 'undefined')
  return { kind: 'literal', value, type: [kind], ...(tree.site && { site: tree.site }) }
}

function unary(operator: string, value: Constant): Constant {
  if (operator === '!') return !value
  if (operator === 'typeof') return typeof value
  return operator === '-' ? -Number(value) : Number(value)
}

function binary(operator: string, left: Constant, right: Constant): Constant {
  // The compiler has checked the types of both sides, as TypeScript does for the author.
  const [a, b] = [left as number, right as number]
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '%':
      return a % b
    case '===':
      return a === b
    case '!==':
      return a !== b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    default:
      return a >= b
  }
}

function logical(tree: Extract<Tree, { kind: 'logical' }>): Tree {
  const { operator, left, right } = tree
  if (left.kind !== 'literal') return tree
  if (operator === '??') return left.value === undefined || left.value === null ? right : left
  return (operator === '&&') === Boolean(left.value) ? right : left
}

/** Joins neighbouring texts; a template without anything left to compute is a literal. */
function template(tree: Tree, parts: readonly (string | Tree)[]): Tree {
  const joined: (string | Tree)[] = []
  for (const part of parts) {
    const text = typeof part === 'string' ? part : part.kind === 'literal' ? String(part.value) : part.kind === 'placeholder' ? `\${${part.name}}` : undefined
    const last = joined.at(-1)
    if (text === undefined) joined.push(part)
    else if (typeof last === 'string') joined[joined.length - 1] = last + text
    else joined.push(text)
  }
  const [only] = joined
  if (joined.length === 0) return known(tree, '')
  if (joined.length === 1 && typeof only === 'string') return known(tree, only)
  return { kind: 'template', parts: joined.filter((part) => part !== ''), type: ['string'], ...(tree.site && { site: tree.site }) }
}

function spreadKnown(spread: Tree): Extract<Tree, { kind: 'object' }>['entries'] {
  if (spread.kind === 'object') return spread.entries
  return spread.kind === 'literal' ? [] : [{ spread }]
}

/** Calls of text methods on known text are made now. */
function call(tree: CallTree): Tree {
  const { receiver, args, callee } = tree
  if (callee === 'array.length' && receiver?.kind === 'array' && receiver.items.every((item) => item.kind !== 'spread'))
    return known(tree, receiver.items.length)
  const values = args.flatMap((arg) => (arg.kind === 'literal' ? [arg.value] : []))
  if (values.length !== args.length || receiver?.kind !== 'literal' || typeof receiver.value !== 'string') return tree
  const name = callee.slice('string.'.length)
  if (name === 'length') return known(tree, receiver.value.length)
  const method = (receiver.value as unknown as Record<string, (...given: Constant[]) => Constant>)[name]
  if (method === undefined) return tree
  const made: unknown = method.apply(receiver.value, values)
  return Array.isArray(made) ? { kind: 'array', items: made.map((text: string) => known(tree, text)), type: ['array'] } : known(tree, made as Constant)
}
