import type { CallName } from '../../values/calls.js'
import type { Tree } from '../../values/tree.js'
import { first, knownInteger, refuseCall, type Call, type Lowering } from './call.js'
import { apply, atom, choose, chooseOrNothing, infix, quote, strength, type Text } from './text.js'

/**
 * How methods of texts are written in JSONata. JSONata counts characters where JavaScript counts code units: the two
 * differ only in lengths and places behind characters such as emoji.
 */
export const stringCalls = {
  'string.at': at,
  'string.charAt': charAt,
  'string.concat': ({ receiver, tree, context, asText }) => tree.args.reduce((left, arg) => infix(left, '&', asText(arg, context), strength.additive), receiver),
  'string.endsWith': (call) => edge(call, (length) => `-${length}`),
  'string.includes': (call) => apply('$contains', call.receiver, first(call)),
  'string.indexOf': indexOf,
  'string.length': ({ receiver }) => apply('$length', receiver),
  'string.padEnd': (call) => padded(call, 1),
  'string.padStart': (call) => padded(call, -1),
  'string.repeat': repeated,
  'string.replace': (call) => replaced(call, [atom('1')]),
  'string.replaceAll': (call) => replaced(call, []),
  'string.slice': sliced,
  'string.split': split,
  'string.startsWith': (call) => edge(call, (length) => `0, ${length}`),
  'string.substring': substring,
  'string.toLowerCase': ({ receiver }) => apply('$lowercase', receiver),
  'string.toUpperCase': ({ receiver }) => apply('$uppercase', receiver),
  // `$trim` makes one blank of several inside the text, too.
  'string.trim': ({ receiver }) => apply('$replace', receiver, atom('/^\\s+|\\s+$/'), quote('')),
  'string.trimEnd': ({ receiver }) => apply('$replace', receiver, atom('/\\s+$/'), quote('')),
  'string.trimStart': ({ receiver }) => apply('$replace', receiver, atom('/^\\s+/'), quote('')),
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
  const [from] = call.args
  // `$substring` counts a negative start from the end, as `slice` does.
  if (from !== undefined && call.args.length === 1) return apply('$substring', call.receiver, from)
  if (start === undefined || end === undefined || (start < 0 && (end >= 0 || end < start))) {
    return refuseCall(call, 'string.slice is called with places that are not known now', 'write numbers, the second not before the first: text.slice(0, 8)')
  }
  if (start < 0) return apply('$substring', apply('$substring', call.receiver, atom('0'), lengthLess(call.receiver, -end)), negativeStart(call.receiver, start, end))
  return apply('$substring', call.receiver, atom(String(start)), end < 0 ? lengthLess(call.receiver, start - end) : atom(String(Math.max(end - start, 0))))
}

/** So many characters less than a text has. Of fewer than none, `$substring` takes none. */
const lengthLess = (text: Text, less: number): Text => infix(apply('$length', text), '-', atom(String(less)), strength.additive)

/** Where `text.slice(start)` begins in what is left when its last characters are gone. */
function negativeStart(text: Text, start: number, end: number): Text {
  const left = apply('$max', atom(`[$length(${text.text}) - ${-start}, 0]`))
  return end < 0 ? left : atom(String(start))
}

/** As `slice`, but places before the start are the start, and the smaller place is the first. */
function substring(call: Call): Text {
  const [start, end] = call.tree.args.map(knownInteger)
  const isKnown = start !== undefined && (call.tree.args.length === 1 || end !== undefined)
  if (!isKnown) return refuseCall(call, 'string.substring is called with places that are not known now', 'write numbers, or read on from a place: text.slice(start)')
  const [from, to] = end === undefined ? [Math.max(start, 0)] : [start, end].map((place) => Math.max(place, 0)).sort((a, b) => a - b)
  return apply('$substring', call.receiver, atom(String(from)), ...(to === undefined ? [] : [atom(String(to - (from ?? 0)))]))
}

function at(call: Call): Text {
  const index = knownInteger(call.tree.args[0])
  if (index === undefined) return refuseCall(call, 'string.at is called with an index that is not known now', 'write a number, text.at(-1), or read text[index]')
  const reaches = infix(apply('$length', call.receiver), index < 0 ? '>=' : '>', atom(String(Math.abs(index))), strength.comparison)
  return chooseOrNothing(reaches, apply('$substring', call.receiver, atom(String(index)), atom('1')))
}

function charAt(call: Call): Text {
  const index = call.tree.args.length === 0 ? 0 : knownInteger(call.tree.args[0])
  if (index === undefined) return refuseCall(call, 'string.charAt is called with an index that is not known now', 'read text[index] ?? ""')
  return index < 0 ? quote('') : apply('$substring', call.receiver, atom(String(index)), atom('1'))
}

function indexOf(call: Call): Text {
  if (call.tree.args.length > 1) return refuseCall(call, 'string.indexOf is called with a place to start from', 'look in the rest: text.slice(start).indexOf(part)')
  return choose(apply('$contains', call.receiver, first(call)), apply('$length', apply('$substringBefore', call.receiver, first(call))), atom('-1'))
}

/** A text as often as that is an empty text, padded with it. */
function repeated(call: Call): Text {
  const count = knownInteger(call.tree.args[0])
  if (count === undefined || count < 0) return refuseCall(call, 'string.repeat is called with a count that is not known now', 'write a number: "-".repeat(3)')
  return apply('$pad', quote(''), infix(apply('$length', call.receiver), '*', atom(String(count)), strength.multiplicative), call.receiver)
}

function split(call: Call): Text {
  const [, limit] = call.tree.args
  if (limit !== undefined && (knownInteger(limit) ?? -1) < 0) return refuseCall(call, 'string.split is called with a limit that is not known now', 'take the first parts: text.split(",").slice(0, count)')
  return apply('$split', call.receiver, ...call.args)
}

const knownText = (tree: Tree | undefined): string | undefined => (tree?.kind === 'literal' && typeof tree.value === 'string' ? tree.value : undefined)
