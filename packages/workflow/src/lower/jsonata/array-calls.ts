import type { CallName } from '../../values/calls.js'
import { partsOf } from '../../values/tree-parts.js'
import type { LambdaTree, Tree } from '../../values/tree.js'
import { count, first, knownInteger, lambdaOf, list, refuseCall, type Call, type Lowering } from './call.js'
import type { Context } from './context.js'
import { functionText } from './function-text.js'
import { maybe, surely } from './kinds.js'
import { testText } from './test.js'
import { apply, asOneItem, atom, infix, quote, spread, strength, within, type Text } from './text.js'

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
  const lambda = lambdaOf(call)
  const test = (inner: Context): string => testText(lambda.body, inner, call.print).text
  if (!takesLists(lambda)) return apply('$filter', call.receiver, functionText(lambda, call.context, test))
  // `$filter` would take a list of one list for the list itself.
  const keep = (inner: Context, own: (name: string) => string): string => {
    const [item = 'item'] = lambda.parameters
    return `${within({ text: test(inner), binds: strength.conditional }, strength.or)} ? $append($${own('kept')}, [[$${own(item)}]]) : $${own('kept')}`
  }
  return apply('$reduce', call.receiver, functionText(lambda, call.context, keep, ['kept']), atom('[]'))
}

/** Whether the items are lists, as far as the function looks at them. */
function takesLists({ parameters: [item], body }: LambdaTree): boolean {
  const isList = (tree: Tree): boolean => (tree.kind === 'local' && tree.name === item && tree.type.includes('array')) || partsOf(tree).some(isList)
  return isList(body)
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
  return list(apply('$filter', call.receiver, atom(`function($item, $place) { $place >= ${start}${upTo} }`)))
}

function mapped(call: Call): Text {
  const lambda = lambdaOf(call)
  const { parameters, body } = lambda
  if (maybe(body, 'undefined') && !surely(body, 'undefined')) {
    call.context.refuse({
      message: 'a list is made of values that may be missing',
      help: 'give each item a value: () => items.map((item) => item.name ?? null)',
      site: body.site,
    })
  }
  const printBody = (inner: Context): Text => call.print(body, inner)
  if (!maybe(body, 'array'))
    return list(
      apply(
        '$map',
        call.receiver,
        functionText(lambda, call.context, (inner) => printBody(inner).text),
      ),
    )
  // `$map` would take a list of one list for the list itself.
  if (parameters.length > 1) {
    call.context.refuse({ message: 'an index is used in array.map where the items become lists', help: 'use only the item', site: body.site })
  }
  const made = (inner: Context, own: (name: string) => string): string => `$append($${own('made')}, [${asOneItem(printBody(inner))}])`
  const each = parameters.length === 0 ? { ...lambda, parameters: ['item'] } : lambda
  return apply('$reduce', call.receiver, functionText(each, call.context, made, ['made']), atom('[]'))
}

function reduced(call: Call): Text {
  const lambda = lambdaOf(call)
  const [start] = call.args
  if (start === undefined)
    return refuseCall(call, 'array.reduce is called without a value to start with', 'give one: numbers.reduce((sum, number) => sum + number, 0)')
  return apply(
    '$reduce',
    call.receiver,
    functionText(lambda, call.context, (inner) => call.print(lambda.body, inner).text),
    start,
  )
}
