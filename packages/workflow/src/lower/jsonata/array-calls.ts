import type { CallName } from '../../values/calls.js'
import { count, first, functionText, knownInteger, lambdaOf, list, refuseCall, type Call, type Lowering } from './call.js'
import { maybe, surely } from './kinds.js'
import { testText } from './test.js'
import { apply, atom, infix, quote, spread, strength, within, type Text } from './text.js'

/** How methods of lists are written in JSONata. */
export const arrayCalls = {
  'array.at': item,
  'array.concat': (call) => atom(`[${[call.receiver, ...call.args].map(spread).join(', ')}]`),
  'array.every': (call) => infix(count(filtered(call)), '=', count(call.receiver), strength.comparison),
  'array.filter': (call) => list(filtered(call)),
  'array.find': found,
  'array.includes': (call) => infix(first(call), 'in', call.receiver, strength.comparison),
  'array.join': ({ receiver, args }) => apply('$join', receiver, args[0] ?? quote(',')),
  'array.length': ({ receiver }) => count(receiver),
  'array.map': mapped,
  'array.reduce': reduced,
  'array.slice': sliced,
  'array.some': (call) => infix(count(filtered(call)), '>', atom('0'), strength.comparison),
} satisfies Partial<Record<CallName, Lowering>>

function filtered(call: Call): Text {
  const { parameters, body } = lambdaOf(call)
  return apply('$filter', call.receiver, functionText(parameters, testText(body, call.context, call.print).text))
}

function found(call: Call): Text {
  if (call.tree.type.includes('array')) {
    return refuseCall(call, 'array.find is called on a list of lists', 'filter, and count what is left: lists.filter(test).length > 0')
  }
  return { text: `${filtered(call).text}[0]`, binds: strength.path }
}

function item(call: Call): Text {
  const index = knownInteger(call.tree.args[0])
  if (index === undefined) return refuseCall(call, 'array.at is called with an index that is not known now', 'write a number: names.at(-1)')
  return { text: `${within(call.receiver, strength.path)}[${index}]`, binds: strength.path }
}

function sliced(call: Call): Text {
  const [start = 0, end] = call.tree.args.map(knownInteger)
  const isKnown = call.tree.args.every((arg) => (knownInteger(arg) ?? -1) >= 0)
  if (!isKnown) return refuseCall(call, 'array.slice is called with places that are negative or not known now', 'write numbers: names.slice(0, 3)')
  const upTo = end === undefined ? '' : ` and $place < ${end}`
  return list(apply('$filter', call.receiver, functionText(['item', 'place'], `$place >= ${start}${upTo}`)))
}

function mapped(call: Call): Text {
  const { parameters, body } = lambdaOf(call)
  const printed = call.print(body, call.context).text
  if (maybe(body, 'undefined') && !surely(body, 'undefined')) {
    call.context.refuse({ message: 'a list is made of values that may be missing', help: 'give each item a value: () => items.map((item) => item.name ?? null)', site: body.site })
  }
  if (!maybe(body, 'array')) return list(apply('$map', call.receiver, functionText(parameters, printed)))
  // `$map` would take a list of one list for the list itself.
  const [each = 'item', ...others] = parameters
  if (others.length > 0) {
    call.context.refuse({ message: 'an index is used in array.map where the items become lists', help: 'use only the item', site: body.site })
  }
  return apply('$reduce', call.receiver, functionText(['made', each], `$append($made, [[${printed}]])`), atom('[]'))
}

function reduced(call: Call): Text {
  const { parameters, body } = lambdaOf(call)
  const [start] = call.args
  if (start === undefined) return refuseCall(call, 'array.reduce is called without a value to start with', 'give one: numbers.reduce((sum, number) => sum + number, 0)')
  return apply('$reduce', call.receiver, functionText(parameters, call.print(body, call.context).text), start)
}
