import { invariant } from '@stepwright/asl'
import type { CallName } from '../../values/calls.js'
import type { Tree } from '../../values/tree.js'
import { first, list, type Call, type Lowering } from './call.js'
import { surely } from './kinds.js'
import { testText } from './test.js'
import { apply, atom, choose, chooseOrNothing, infix, quote, strength, type Text } from './text.js'

/** How functions are written in JSONata. */
export const functionCalls = {
  'Array.isArray': (call) => infix(apply('$type', first(call)), '=', quote('array'), strength.comparison),
  Boolean: (call) => testText(argumentOf(call), call.context, call.print),
  'Date.now': () => atom('$millis()'),
  'Date.parse': (call) => apply('$toMillis', first(call)),
  'Date.toISOString': (call) => apply('$fromMillis', first(call)),
  // AWS's own: JSONata has no function that reads JSON.
  'JSON.parse': (call) => apply('$parse', first(call)),
  'JSON.stringify': stringified,
  'Math.abs': (call) => apply('$abs', first(call)),
  'Math.ceil': (call) => apply('$ceil', first(call)),
  'Math.floor': (call) => apply('$floor', first(call)),
  'Math.max': (call) => apply('$max', numbersOf(call)),
  'Math.min': (call) => apply('$min', numbersOf(call)),
  'Math.pow': ({ args }) => apply('$power', ...args),
  // `$round` rounds halves to even numbers; JavaScript rounds them up.
  'Math.round': (call) => apply('$floor', infix(first(call), '+', atom('0.5'), strength.additive)),
  'Math.sign': (call) => choose(infix(first(call), '>', atom('0'), strength.comparison), atom('1'), choose(infix(first(call), '<', atom('0'), strength.comparison), atom('-1'), atom('0'))),
  'Math.sqrt': (call) => apply('$sqrt', first(call)),
  'Math.trunc': (call) => choose(infix(first(call), '<', atom('0'), strength.comparison), apply('$ceil', first(call)), apply('$floor', first(call))),
  'Number.isInteger': (call) => {
    const isNumber = infix(apply('$type', first(call)), '=', quote('number'), strength.comparison)
    const isWhole = infix(apply('$floor', first(call)), '=', first(call), strength.comparison)
    return surely(argumentOf(call), 'number') ? isWhole : infix(isNumber, 'and', isWhole, strength.and)
  },
  Number: (call) => (surely(argumentOf(call), 'number') ? first(call) : apply('$number', first(call))),
  'Object.entries': (call) => eachMember(call, (key, value) => `[${key}, ${value}]`),
  'Object.fromEntries': fromEntries,
  'Object.keys': (call) => list(apply('$keys', first(call))),
  'Object.values': (call) => eachMember(call, (_key, value) => value),
  // texts and numbers; objects are compared by what they hold, which JavaScript does not
  'Set.size': (call) => apply('$count', apply('$distinct', first(call))),
  // Step Functions has `$hash`, `$partition`, `$range` and `$uuid` beside JSONata's own: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
  base64Decode: (call) => apply('$base64decode', first(call)),
  base64Encode: (call) => apply('$base64encode', first(call)),
  fromMillis: (call) => apply('$fromMillis', first(call)),
  hash: ({ args }) => apply('$hash', ...args),
  now: () => apply('$now'),
  partition: ({ args }) => apply('$partition', ...args),
  random: () => apply('$random'),
  randomInteger: ({ args: [start = atom('0'), end = atom('1')] }) => {
    const size = start.text === '0' ? end : infix(end, '-', start, strength.additive)
    const rolled = apply('$floor', infix(apply('$random'), '*', size, strength.multiplicative))
    return start.text === '0' ? rolled : infix(start, '+', rolled, strength.additive)
  },
  range: ({ args }) => apply('$range', ...args),
  toMillis: (call) => apply('$toMillis', first(call)),
  unique: (call) => list(apply('$distinct', first(call))),
  uuid: () => apply('$uuid'),
  String: (call) => (surely(argumentOf(call), 'string') ? first(call) : apply('$string', call.asText(argumentOf(call), call.context))),
} satisfies Partial<Record<CallName, Lowering>>

/** `$each` would take a list with one list for the list itself, and `[list]` is the list: a value that is a list is wrapped once more. */
function eachMember(call: Call, make: (key: string, value: string) => string): Text {
  const object = first(call)
  const free = (name: string): string => (call.context.isTaken(name) || object.text.includes(`$${name}`) ? free(`${name}_`) : name)
  const [made, key] = [free('made'), free('key')]
  const value = `$lookup(${object.text}, $${key})`
  const appended = `$type(${value}) = 'array' ? [${make(`$${key}`, `[${value}]`)}] : [${make(`$${key}`, value)}]`
  return list(apply('$reduce', apply('$keys', object), atom(`function($${made}, $${key}) { $append($${made}, ${appended}) }`), atom('[]')))
}

/** `Math.max(0, ...numbers)` comes with one list, whose items are all of them. */
const numbersOf = ({ args, tree }: Call): Text => (tree.args[0]?.kind === 'array' ? args[0] ?? listOf(args) : listOf(args))

function fromEntries(call: Call): Text {
  const free = (name: string): string => (call.context.isTaken(name) || first(call).text.includes(`$${name}`) ? free(`${name}_`) : name)
  const [made, entry] = [free('made'), free('entry')]
  return apply('$reduce', first(call), atom(`function($${made}, $${entry}) { $merge([$${made}, { $${entry}[0]: $${entry}[1] }]) }`), atom('{}'))
}

const listOf = (args: readonly Text[]): Text => atom(`[${args.map(({ text }) => text).join(', ')}]`)

function argumentOf({ tree }: Call): Tree {
  const [argument] = tree.args
  invariant(argument !== undefined, `the type checker has counted the arguments of ${tree.callee}`)
  return argument
}

/** `$string` writes a text alone without quotes, where JSON has them: as the member of an object it has them, and the object is taken off again. */
function stringified(call: Call): Text {
  const value = first(call)
  const argument = argumentOf(call)
  if (surely(argument, 'object', 'array', 'number', 'boolean', 'null')) return apply('$string', value)
  const quoted = apply('$replace', atom(`$string({'v': ${value.text}})`), atom('/^\\{"v":|\\}$/'), quote(''))
  return surely(argument, 'string', 'object', 'array', 'number', 'boolean', 'null') ? quoted : chooseOrNothing(apply('$exists', value), quoted)
}
