import { invariant } from '@stepwright/asl'
import type { CallName } from '../../values/calls.js'
import { partsOf } from '../../values/tree-parts.js'
import type { LambdaTree, Tree } from '../../values/tree.js'
import { count, first, knownInteger, lambdaOf, list, refuseCall, type Call, type Lowering } from './call.js'
import type { Context } from './context.js'
import { functionText, ours } from './function-text.js'
import { maybe, surely } from './kinds.js'
import { testText } from './test.js'
import { apply, asOneItem, atom, infix, quote, spread, strength, within, type Text } from './text.js'

/** How methods of lists are written in JSONata. */
export const arrayCalls = {
  'array.at': item,
  'array.concat': (call) => atom(`[${[call.receiver, ...call.args].map(spread).join(', ')}]`),
  'array.every': (call) => infix(count(filtered(call)), '=', count(call.receiver), strength.comparison),
  'array.filter': (call) => list(filtered(call)),
  'array.find': (call) => found(call, 0),
  'array.findIndex': (call) => placeWhere(call, lambdaOf(call), 'first'),
  'array.findLast': (call) => found(call, -1),
  'array.flat': flat,
  'array.flatMap': flatMapped,
  'array.includes': (call) => comparing(call, () => infix(first(call), 'in', call.receiver, strength.comparison)),
  'array.indexOf': (call) => comparing(call, () => placeWhere(call, sameAs(call), 'first')),
  'array.join': ({ receiver, args }) => apply('$join', receiver, args[0] ?? quote(',')),
  'array.lastIndexOf': (call) => comparing(call, () => placeWhere(call, sameAs(call), 'last')),
  'array.length': ({ receiver }) => count(receiver),
  'array.map': mapped,
  'array.reduce': reduced,
  'array.reverse': (call) => reversed(fresh(call)),
  'array.slice': sliced,
  'array.some': (call) => infix(count(filtered(call)), '>', atom('0'), strength.comparison),
  'array.sort': (call) => sorted(fresh(call)),
  'array.toReversed': reversed,
  'array.toSorted': sorted,
} satisfies Partial<Record<CallName, Lowering>>

function filtered(call: Call): Text {
  const lambda = lambdaOf(call)
  const test = (inner: Context): string => testText(lambda.body, inner, call.print).text
  if (!takesLists(lambda) && call.tree.holds?.includes('array') !== true) return apply('$filter', call.receiver, functionText(lambda, call.context, test))
  // `$filter` would take a list of one list for the list itself.
  const keep = (inner: Context, own: (name: string) => string): string => {
    const [item = 'item'] = lambda.parameters
    return `${within({ text: test(inner), binds: strength.conditional }, strength.or)} ? $append($${own('kept')}, [[$${inner.locals.get(item) ?? item}]]) : $${own('kept')}`
  }
  const each = lambda.parameters.length === 0 ? { ...lambda, parameters: ['item'] } : lambda
  return apply('$reduce', call.receiver, functionText(each, call.context, keep, { before: ['kept'] }), atom('[]'))
}

/** Whether the items are lists, as far as the function looks at them. */
function takesLists({ parameters: [item], body }: LambdaTree): boolean {
  const isList = (tree: Tree): boolean => (tree.kind === 'local' && tree.name === item && tree.type.includes('array')) || partsOf(tree).some(isList)
  return isList(body)
}

function found(call: Call, place: 0 | -1): Text {
  if (call.tree.type.includes('array') || call.tree.holds?.includes('array') === true) {
    return refuseCall(call, `${call.tree.callee} is called on a list of lists`, 'filter, and count what is left: lists.filter(test).length > 0')
  }
  return { text: `${filtered(call).text}[${place}]`, binds: strength.path }
}

/** The place of the first or last item of which a test holds, or -1. */
function placeWhere(call: Call, lambda: LambdaTree, which: 'first' | 'last'): Text {
  const [item, place] = lambda.parameters
  const at = (inner: Context, own: (name: string) => string): string => {
    const holds = within(testText(lambda.body, inner, call.print), strength.and)
    const here = place === undefined ? own('place') : (inner.locals.get(place) ?? place)
    return `${which === 'first' ? `$${own('found')} < 0 and ` : ''}${holds} ? $${here} : $${own('found')}`
  }
  const before = item === undefined ? ['found', 'item'] : ['found']
  return apply('$reduce', call.receiver, functionText(lambda, call.context, at, { before, behind: place === undefined ? ['place'] : [] }), atom('-1'))
}

/** A test of whether an item is what the call is given. */
function sameAs({ tree }: Call): LambdaTree {
  const [value] = tree.args
  invariant(value !== undefined, `the type checker has counted the arguments of ${tree.callee}`)
  const name = ours('item')
  const item: Tree = { kind: 'local', name, type: value.type.filter((kind) => kind !== 'undefined') }
  return { kind: 'lambda', parameters: [], body: { kind: 'binary', operator: '===', left: item, right: value, type: ['boolean'] }, type: ['unknown'] }
}

/** Objects are the same in JavaScript when they are one; a machine compares what they hold. */
function comparing(call: Call, lower: () => Text): Text {
  const [value] = call.tree.args
  if (value === undefined || !surely(value, 'object', 'array')) return lower()
  return refuseCall(call, `${call.tree.callee} asks whether two objects are the same one`, 'compare the members that matter: items.some((item) => item.id === x.id)')
}

/** What changes the list that it is called on has no meaning for a list that is read again. */
function fresh(call: Call): Call {
  const made = call.tree.receiver
  const isFresh = made?.kind === 'array' || (made?.kind === 'call' && made.type.includes('array'))
  if (!isFresh) refuseCall(call, `${call.tree.callee} changes the list that it is called on`, `copy it first: ${call.tree.callee === 'array.sort' ? '[...names].sort()' : '[...names].reverse()'}`)
  return call
}

function reversed({ receiver }: Call): Text {
  return list(apply('$reverse', receiver))
}

/** `$sort` asks whether the first goes behind the second; without a function it sorts texts as JavaScript does, and numbers as numbers. */
function sorted(call: Call): Text {
  const lambda = call.tree.args.find((arg) => arg.kind === 'lambda')
  if (lambda?.kind === 'lambda') {
    if (lambda.parameters.length === 2) return list(apply('$sort', call.receiver, functionText(lambda, call.context, (inner) => `${within(call.print(lambda.body, inner), strength.comparison)} > 0`)))
    return refuseCall(call, `${call.tree.callee} is called with a function that does not compare two items`, 'name both: [...rows].sort((a, b) => a.count - b.count)')
  }
  if (call.tree.holds?.every((kind) => kind === 'string') === true) return list(apply('$sort', call.receiver))
  return refuseCall(call, `${call.tree.callee} without a function sorts items by their texts`, 'say how: [...numbers].sort((a, b) => a - b)')
}

function flat(call: Call): Text {
  const [depth] = call.tree.args
  if (depth !== undefined && knownInteger(depth) !== 1) return refuseCall(call, 'array.flat is called with a depth', 'flatten one level at a time: lists.flat().flat()')
  return apply('$reduce', call.receiver, atom('$append'), atom('[]'))
}

function flatMapped(call: Call): Text {
  const lambda = lambdaOf(call)
  const { parameters, body } = lambda
  if (maybe(body, 'undefined')) {
    call.context.refuse({ message: 'a list is made of values that may be missing', help: 'give each item a list: () => items.flatMap((item) => item.names ?? [])', site: body.site })
  }
  const made = (inner: Context, own: (name: string) => string): string => `$append($${own('made')}, ${call.print(body, inner).text})`
  return apply('$reduce', call.receiver, functionText(parameters.length === 0 ? { ...lambda, parameters: ['item'] } : lambda, call.context, made, { before: ['made'] }), atom('[]'))
}

function item(call: Call): Text {
  const [index] = call.args
  const known = knownInteger(call.tree.args[0])
  return { text: `${within(call.receiver, strength.path)}[${known ?? index?.text ?? '0'}]`, binds: strength.path }
}

/** Places from the end, and before the start, are those of JavaScript. */
function sliced(call: Call): Text {
  const isTaken = (name: string): boolean => call.context.isTaken(name) || call.args.some(({ text }) => text.includes(`$${name}`))
  const free = (name: string): string => (isTaken(name) ? free(`${name}_`) : name)
  const [item, place] = [free('item'), free('place')]
  const fromEnd = (at: string): string => `$count(${call.receiver.text}) ${at}`
  const bound = (index: 0 | 1): string | undefined => {
    const [tree, text] = [call.tree.args[index], call.args[index]]
    if (tree === undefined || text === undefined || surely(tree, 'undefined')) return undefined
    const known = knownInteger(tree)
    if (known !== undefined) return known < 0 ? fromEnd(`- ${-known}`) : String(known)
    return `(${within(text, strength.additive)} < 0 ? ${fromEnd(`+ ${within(text, strength.multiplicative)}`)} : ${text.text})`
  }
  const [start, end] = [bound(0), bound(1)]
  const upTo = end === undefined ? '' : ` and $${place} < ${end}`
  const isKept = `$${place} >= ${start ?? '0'}${upTo}`
  if (call.tree.holds?.includes('array') !== true) return list(apply('$filter', call.receiver, atom(`function($${item}, $${place}) { ${isKept} }`)))
  // `$filter` would take a list of one list for the list itself.
  const kept = free('kept')
  return apply('$reduce', call.receiver, atom(`function($${kept}, $${item}, $${place}) { ${isKept} ? $append($${kept}, [[$${item}]]) : $${kept} }`), atom('[]'))
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
  return apply('$reduce', call.receiver, functionText(each, call.context, made, { before: ['made'] }), atom('[]'))
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
