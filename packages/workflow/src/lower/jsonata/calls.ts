import { invariant } from '@stepwright/asl'
import type { CallName } from '../../values/calls.js'
import type { CallTree, LambdaTree, Tree } from '../../values/tree.js'
import type { Context, Print } from './context.js'
import { maybe, surely } from './kinds.js'
import { testText } from './test.js'
import { apply, atom, chooseOrNothing, infix, quote, strength, type Text } from './text.js'

interface Call {
  readonly tree: CallTree
  readonly context: Context
  readonly print: Print
  readonly asText: Print
  /** The receiver, printed. */
  readonly receiver: Text
  /** The arguments, printed. */
  readonly args: readonly Text[]
}

/** Prints a call. Each row says how the call of that name is written in JSONata. */
export function callText(tree: CallTree, context: Context, print: Print, asText: Print): Text {
  const plain = tree.args.filter((arg) => arg.kind !== 'lambda')
  const receiver = tree.receiver === undefined ? atom('') : print(tree.receiver, context)
  const called = lowerings[tree.callee]({ tree, context, print, asText, receiver, args: plain.map((arg) => print(arg, context)) })
  return tree.receiver === undefined ? called : whereThere(tree.receiver, receiver, called, tree.callee)
}

/** `names?.length` is missing where `names` is; most functions of JSONata make something of nothing. */
function whereThere(tree: Tree, receiver: Text, called: Text, callee: CallName): Text {
  const exists = maybe(tree, 'undefined') && !passNothingOn.has(callee) ? [apply('$exists', receiver)] : []
  const notNull = tree.type.includes('null') ? [infix(receiver, '!=', atom('null'), strength.comparison)] : []
  const [test, also] = [...exists, ...notNull]
  if (test === undefined) return called
  return chooseOrNothing(also === undefined ? test : infix(test, 'and', also, strength.and), called)
}

const passNothingOn: ReadonlySet<CallName> = new Set(['string.includes', 'string.length', 'string.toLowerCase', 'string.toUpperCase'])

const lowerings: { readonly [Name in CallName]: (call: Call) => Text } = {
  'array.every': (call) => infix(count(filtered(call)), '=', count(call.receiver), strength.comparison),
  'array.filter': (call) => list(filtered(call)),
  'array.includes': ({ receiver, args }) => infix(first(args), 'in', receiver, strength.comparison),
  'array.join': ({ receiver, args }) => apply('$join', receiver, args[0] ?? quote(',')),
  'array.length': ({ receiver }) => count(receiver),
  'array.map': mapped,
  'array.some': (call) => infix(count(filtered(call)), '>', atom('0'), strength.comparison),
  'string.endsWith': ({ tree, receiver, args }) => edge(receiver, first(args), tree.args[0], (length) => `-${length}`),
  'string.includes': ({ receiver, args }) => apply('$contains', receiver, first(args)),
  'string.length': ({ receiver }) => apply('$length', receiver),
  'string.startsWith': ({ tree, receiver, args }) => edge(receiver, first(args), tree.args[0], (length) => `0, ${length}`),
  'string.toLowerCase': ({ receiver }) => apply('$lowercase', receiver),
  'string.toUpperCase': ({ receiver }) => apply('$uppercase', receiver),
  'JSON.stringify': stringify,
  'Math.abs': ({ args }) => apply('$abs', first(args)),
  'Math.ceil': ({ args }) => apply('$ceil', first(args)),
  'Math.floor': ({ args }) => apply('$floor', first(args)),
  'Math.max': ({ args }) => apply('$max', atom(`[${args.map(({ text }) => text).join(', ')}]`)),
  'Math.min': ({ args }) => apply('$min', atom(`[${args.map(({ text }) => text).join(', ')}]`)),
  String: ({ tree, context, asText, args }) => {
    const [value] = tree.args
    invariant(value !== undefined, 'String is called with a value')
    return surely(value, 'string') ? first(args) : apply('$string', asText(value, context))
  },
}

const count = (list: Text): Text => apply('$count', list)

/** A list, also where JSONata makes one item of a list with one. */
const list = (sequence: Text): Text => atom(`[${sequence.text}]`)

function first(args: readonly Text[]): Text {
  const [arg] = args
  invariant(arg !== undefined, 'the type checker has counted the arguments')
  return arg
}

function lambdaOf({ tree }: Call): LambdaTree {
  const lambda = tree.args.find((arg) => arg.kind === 'lambda')
  invariant(lambda?.kind === 'lambda', `${tree.callee} is called with a function`)
  return lambda
}

function filtered(call: Call): Text {
  const { parameters, body } = lambdaOf(call)
  return apply('$filter', call.receiver, atom(`function(${parameterList(parameters)}) { ${testText(body, call.context, call.print).text} }`))
}

function mapped(call: Call): Text {
  const { parameters, body } = lambdaOf(call)
  const printed = call.print(body, call.context).text
  if (maybe(body, 'undefined') && !surely(body, 'undefined')) {
    call.context.refuse({ message: 'a list is made of values that may be missing', help: 'give each item a value: () => items.map((item) => item.name ?? null)', site: body.site })
  }
  if (!maybe(body, 'array')) return list(apply('$map', call.receiver, atom(`function(${parameterList(parameters)}) { ${printed} }`)))
  // `$map` would take a list of one list for the list itself.
  const [item = 'item', ...others] = parameters
  if (others.length > 0) {
    call.context.refuse({ message: 'an index is used in array.map where the items become lists', help: 'use only the item', site: body.site })
  }
  return apply('$reduce', call.receiver, atom(`function($made, $${item}) { $append($made, [[${printed}]]) }`), atom('[]'))
}

const parameterList = (names: readonly string[]): string => names.map((name) => `$${name}`).join(', ')

/** The beginning or the end of a text, compared. */
function edge(text: Text, part: Text, tree: Tree | undefined, slice: (length: string) => string): Text {
  const known = tree?.kind === 'literal' && typeof tree.value === 'string' ? tree.value : undefined
  if (known === '') return atom('true')
  const length = known === undefined ? `$length(${part.text})` : String(Array.from(known).length)
  const same = infix(atom(`$substring(${text.text}, ${slice(length)})`), '=', part, strength.comparison)
  return known === undefined ? infix(infix(part, '=', quote(''), strength.comparison), 'or', same, strength.or) : same
}

/** `$string` writes a text without quotes, where JSON has them. */
function stringify({ tree, context, args }: Call): Text {
  const [value] = tree.args
  if (value !== undefined && !surely(value, 'object', 'array', 'number', 'boolean', 'null')) {
    context.refuse({
      message: 'JSON.stringify is called with what may be a text or missing',
      help: 'give it an object or a list: JSON.stringify({ value: x })',
      note: 'JSONata writes a text alone without quotes',
      site: tree.site,
    })
  }
  return apply('$string', first(args))
}
