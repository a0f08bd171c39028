import type { CallName } from '../../values/calls.js'
import type { CallTree, Tree } from '../../values/tree.js'
import { arrayCalls } from './array-calls.js'
import type { Lowering } from './call.js'
import type { Context, Print } from './context.js'
import { functionCalls } from './function-calls.js'
import { maybe } from './kinds.js'
import { patternCalls } from './pattern-calls.js'
import { stringCalls } from './string-calls.js'
import { apply, atom, chooseOrNothing, infix, strength, type Text } from './text.js'

const lowerings: { readonly [Name in CallName]: Lowering } = { ...arrayCalls, ...stringCalls, ...patternCalls, ...functionCalls }

/** Prints a call. */
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

const passNothingOn: ReadonlySet<CallName> = new Set([
  'string.includes',
  'string.length',
  'string.split',
  'string.splitPattern',
  'string.toLowerCase',
  'string.toUpperCase',
  'string.trim',
  'string.trimEnd',
  'string.trimStart',
])
