import { describe, expect, it } from 'vitest'
import type { Owner } from '../fields/field.js'
import { fieldsOf, memberOf } from '../fields/fields.js'
import { pointer } from '../source/pointer.js'
import { blankNodes, type FilledKind } from './blank-nodes.js'

const ours: readonly string[] = ['kind', 'name', 'pointer', 'unknown']
/** Of a rule in JSONata and of one in JSONPath only; each gets its own when it has been read. */
const tests: readonly string[] = ['condition', 'comparison']

describe('a blank node', () => {
  it.each(Object.keys(blankNodes) as FilledKind[])('of the kind %s has the members of the field table', (kind) => {
    const owner: Owner = kind
    const members = fieldsOf(owner).filter(({ field, heldAs, owners }) => field !== 'Type' && heldAs === undefined && (!owners.includes('Comparison') || field === 'Comment')).map(({ field }) => memberOf(field))
    expect(Object.keys(blankNodes[kind](pointer('a'), 'a')).filter((member) => !ours.includes(member)).toSorted()).toEqual(members.filter((member) => !tests.includes(member)).toSorted())
  })

  it('is filled anew each time', () => {
    expect(blankNodes.Pass('', 'a')).not.toBe(blankNodes.Pass('', 'a'))
  })
})
