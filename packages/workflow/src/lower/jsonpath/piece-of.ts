import type { Json } from '@stepwright/asl'
import { surely } from '../jsonata/kinds.js'
import type { ObjectTree, Tree } from '../../values/tree.js'
import { callPiece } from './calls.js'
import { refuse, type Context } from './context.js'
import { pathText } from './path-text.js'
import { call, constant, format, type Piece } from './piece.js'

/** A tree as a path, a call of an intrinsic function, or a constant. What cannot be said is refused, and `undefined`. */
export function pieceOf(tree: Tree, context: Context): Piece | undefined {
  const known = constantOf(tree)
  if (known !== undefined) return constant(known.value)
  const path = pathText(tree, context)
  if (path !== undefined) return there(tree, { kind: 'path', text: path }, context)
  switch (tree.kind) {
    case 'raw':
      return tree.language === 'JSONPath'
        ? { kind: 'call', text: tree.text }
        : refuse(context, tree, `the JSONata "${tree.text}"`, 'use jsonPath(…), or build the workflow with JSONata')
    case 'template':
      return formatted(tree.parts, context)
    case 'binary':
      return tree.operator === '+' && tree.type.includes('string') ? formatted([tree.left, tree.right], context) : sum(tree, context)
    case 'array': {
      if (tree.items.some((item) => item.kind === 'spread')) return refuse(context, tree, 'a list that is spread', 'return the lists beside each other, or join them in a Lambda function')
      return call('Array', ...tree.items.map((item) => (item.kind === 'spread' ? undefined : pieceOf(item, context))))
    }
    case 'object':
      return objectPiece(tree, context)
    case 'index':
      if (surely(tree.index, 'string')) return refuse(context, tree, 'a member whose name is computed', 'choose with flow.match')
      return there(tree, call('ArrayGetItem', pieceOf(tree.object, context), pieceOf(tree.index, context)), context)
    case 'call':
      return callPiece(tree, context, pieceOf)
    case 'conditional':
    case 'logical':
      return refuse(context, tree, 'a value that depends on a test', "choose with flow.choice('…').when(…).otherwise(…), whose blocks return the values")
    default:
      return refuse(context, tree, tree.kind === 'unary' ? `the operator "${tree.operator}" in a value` : `a ${tree.kind} in a value`, 'test it in flow.choice, or compute it in a Lambda function')
  }
}

/** A path that leads nowhere fails the state. */
function there(tree: Tree, piece: Piece | undefined, context: Context): Piece | undefined {
  if (!tree.type.includes('undefined')) return piece
  return refuse(context, tree, 'a value that may be missing', 'ask first whether it is there, flow.choice(…).when(() => x !== undefined, …), or give it a type without undefined')
}

function formatted(parts: readonly (string | Tree)[], context: Context): Piece | undefined {
  const pieces = parts.map((part) => (typeof part === 'string' ? part : asText(part, context)))
  return pieces.some((piece) => piece === undefined) ? undefined : format(pieces.flatMap((piece) => (piece === undefined ? [] : [piece])))
}

function asText(tree: Tree, context: Context): Piece | undefined {
  if (tree.type.some((kind) => kind === 'object' || kind === 'array')) {
    return refuse(context, tree, 'an object or a list inside a text', 'say how it is to read: JSON.stringify(x)')
  }
  return pieceOf(tree, context)
}

/** `States.MathAdd` adds whole numbers and rounds others, so one side must be surely whole, as in a counter. */
function sum(tree: Extract<Tree, { kind: 'binary' }>, context: Context): Piece | undefined {
  const { operator, left, right } = tree
  const whole = (side: Tree): boolean => (side.kind === 'literal' && Number.isInteger(side.value)) || (side.kind === 'call' && side.callee === 'array.length')
  if (operator === '+' && (whole(left) || whole(right))) return call('MathAdd', pieceOf(left, context), pieceOf(right, context))
  if (operator === '-' && right.kind === 'literal' && whole(right)) return call('MathAdd', pieceOf(left, context), constant(-Number(right.value)))
  return refuse(context, tree, `"${operator}" of these values`, 'compute it in a Lambda function; JSONPath adds whole numbers, as in count + 1, and compares in flow.choice')
}

/** Inside a call, an object can only be merged, or made of its JSON. */
export function objectPiece(tree: ObjectTree, context: Context): Piece | undefined {
  const groups: (Piece | undefined)[] = []
  let open: { readonly key: string; readonly value: Tree }[] = []
  const close = (): void => {
    if (open.length > 0) groups.push(fromJson(open, context))
    open = []
  }
  for (const entry of tree.entries) {
    if ('key' in entry) open.push(entry)
    else {
      close()
      groups.push(pieceOf(entry.spread, context))
    }
  }
  close()
  const [first, ...rest] = groups
  return rest.reduce((merged, group) => call('JsonMerge', merged, group, constant(false)), first ?? constant({}))
}

function fromJson(entries: readonly { readonly key: string; readonly value: Tree }[], context: Context): Piece | undefined {
  const members = entries.map(({ key, value }, index) => {
    const piece = pieceOf(value, context)
    const prefix = `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`
    return [prefix, piece?.kind === 'constant' ? JSON.stringify(piece.value) : call('JsonToString', piece)] as const
  })
  if (members.some(([, value]) => value === undefined)) return undefined
  const text = format([...members.flatMap(([prefix, value]) => (value === undefined ? [] : [prefix, value])), '}'])
  return text.kind === 'constant' ? constant(JSON.parse(String(text.value)) as Json) : call('StringToJson', text)
}

/** What is known now, all of it. */
export function constantOf(tree: Tree): { readonly value: Json } | undefined {
  switch (tree.kind) {
    case 'literal':
      return { value: tree.value ?? null }
    case 'placeholder':
      return { value: `\${${tree.name}}` }
    case 'array': {
      const items = tree.items.map((item) => (item.kind === 'spread' ? undefined : constantOf(item)))
      return items.includes(undefined) ? undefined : { value: items.map((item) => item?.value ?? null) }
    }
    case 'object': {
      const members = tree.entries.map((entry) => ('key' in entry ? ([entry.key, constantOf(entry.value)] as const) : undefined))
      if (members.some((member) => member?.[1] === undefined)) return undefined
      const isThere = (index: number): boolean => {
        const entry = tree.entries[index]
        return entry !== undefined && 'key' in entry && !(entry.value.kind === 'literal' && entry.value.value === undefined)
      }
      return { value: Object.fromEntries(members.flatMap((member, index) => (member !== undefined && isThere(index) ? [[member[0], member[1]?.value ?? null]] : []))) }
    }
    default:
      return undefined
  }
}
