import { expect, it } from 'vitest'
import { simplify } from './simplify.js'
import type { Tree } from './tree.js'

const text: Tree = { kind: 'local', name: 'text', type: ['string'] }
const split = (...args: readonly string[]): Tree => ({ kind: 'call', callee: 'string.split', receiver: text, args: args.map((value) => ({ kind: 'literal', value, type: ['string'] })), type: ['array'] })
const part = (object: Tree, place: number): Tree => ({ kind: 'index', object, index: { kind: 'literal', value: place, type: ['number'] }, type: ['string', 'undefined'] })

it.each([
  ['the first part is there', part(split('/'), 0), ['string']],
  ['another may be missing', part(split('/'), 1), ['string', 'undefined']],
  ['an empty text has no letters', part(split(''), 0), ['string', 'undefined']],
])('of a text that is split, %s', (_what, tree, type) => {
  expect(simplify(tree).type).toEqual(type)
})
