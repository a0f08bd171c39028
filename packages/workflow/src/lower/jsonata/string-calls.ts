import type { CallName } from '../../values/calls.js'
import type { Tree } from '../../values/tree.js'
import { first, knownInteger, refuseCall, type Call, type Lowering } from './call.js'
import { apply, atom, infix, quote, strength, type Text } from './text.js'

/**
 * How methods of texts are written in JSONata. JSONata counts characters where JavaScript counts code units: the two
 * differ only in lengths and places behind characters such as emoji.
 */
export const stringCalls = {
  'string.endsWith': (call) => edge(call, (length) => `-${length}`),
  'string.includes': (call) => apply('$contains', call.receiver, first(call)),
  'string.length': ({ receiver }) => apply('$length', receiver),
  'string.padEnd': (call) => padded(call, 1),
  'string.padStart': (call) => padded(call, -1),
  'string.replace': (call) => replaced(call, [atom('1')]),
  'string.replaceAll': (call) => replaced(call, []),
  'string.slice': sliced,
  'string.split': ({ receiver, args }) => apply('$split', receiver, ...args),
  'string.startsWith': (call) => edge(call, (length) => `0, ${length}`),
  'string.toLowerCase': ({ receiver }) => apply('$lowercase', receiver),
  'string.toUpperCase': ({ receiver }) => apply('$uppercase', receiver),
  // `$trim` makes one blank of several inside the text, too.
  'string.trim': ({ receiver }) => apply('$replace', receiver, atom('/^\\s+|\\s+$/'), quote('')),
} satisfies Partial<Record<CallName, Lowering>>

/** The beginning or the end of a text, compared. */
function edge(call: Call, slice: (length: string) => string): Text {
  const part = first(call)
  const known = knownText(call.tree.args[0])
  if (known === '') return atom('true')
  const length = known === undefined ? `$length(${part.text})` : String(Array.from(known).length)
  const same = infix(atom(`$substring(${call.receiver.text}, ${slice(length)})`), '=', part, strength.comparison)
  return known === undefined ? infix(infix(part, '=', quote(''), strength.comparison), 'or', same, strength.or) : same
}

function padded(call: Call, side: 1 | -1): Text {
  const length = knownInteger(call.tree.args[0])
  const [, filler] = call.args
  if (length === undefined || length < 0 || knownText(call.tree.args[1]) === '') {
    return refuseCall(call, `${call.tree.callee} is called with a length that is not known now`, 'write a number: id.padStart(8, "0")')
  }
  return apply('$pad', call.receiver, atom(String(side * length)), ...(filler === undefined ? [] : [filler]))
}

function replaced(call: Call, limit: readonly Text[]): Text {
  const [what, by] = call.tree.args.map(knownText)
  if (!what || by === undefined || by.includes('$')) {
    return refuseCall(call, `${call.tree.callee} is called with texts that are empty, have "$", or are not known now`, 'split and join: text.split(a).join(b)')
  }
  return apply('$replace', call.receiver, ...call.args, ...limit)
}

function sliced(call: Call): Text {
  const [start, end] = call.tree.args.map(knownInteger)
  const isKnown = start !== undefined && (call.tree.args.length === 1 || (start >= 0 && end !== undefined && end >= start))
  if (!isKnown)
    return refuseCall(call, 'string.slice is called with places that are not known now', 'write numbers, the second not before the first: text.slice(0, 8)')
  const length = end === undefined ? [] : [atom(String(end - start))]
  return apply('$substring', call.receiver, atom(String(start)), ...length)
}

const knownText = (tree: Tree | undefined): string | undefined => (tree?.kind === 'literal' && typeof tree.value === 'string' ? tree.value : undefined)
