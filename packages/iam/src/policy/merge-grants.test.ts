import { describe, expect, it } from 'vitest'
import type { Grant } from './grant.js'
import { mergeGrants } from './merge-grants.js'
import { policyOf } from './policy-of.js'

const grant = (actions: string, resources: string, more: Partial<Grant> = {}): Grant => ({
  purpose: 'P',
  actions: actions.split(' '),
  resources: resources.split(' '),
  ...more,
})
const shape = (grants: readonly Grant[]) =>
  mergeGrants(grants).map(({ actions, resources }) => `${actions.join(' ')} on ${resources.join(' ')}`)

describe('mergeGrants', () => {
  it.each<[string, Grant[], string[]]>([
    ['joins the actions on one resource', [grant('a:C', 'x'), grant('a:B', 'x')], ['a:B a:C on x']],
    ['joins the resources of one action', [grant('a:B', 'y'), grant('a:B', 'x')], ['a:B on x y']],
    [
      'joins what only fits after a first join',
      [grant('a:B', 'x'), grant('a:C', 'x'), grant('a:B', 'y'), grant('a:C', 'y')],
      ['a:B a:C on x y'],
    ],
    ['allows nothing that no grant allows', [grant('a:B', 'x'), grant('a:C', 'y')], ['a:B on x', 'a:C on y']],
    ['keeps services apart', [grant('a:B', '*'), grant('b:B', '*')], ['a:B on *', 'b:B on *']],
    [
      'keeps different conditions apart',
      [
        grant('a:B', 'x', { condition: { StringEquals: { k: '1' } } }),
        grant('a:B', 'y', { condition: { StringEquals: { k: '2' } } }),
        grant('a:B', 'z'),
      ],
      ['a:B on x', 'a:B on y', 'a:B on z'],
    ],
    [
      'joins under equal conditions, whatever the order of their keys',
      [grant('a:B', 'x', { condition: { S: { k: '1', l: '2' } } }), grant('a:B', 'y', { condition: { S: { l: '2', k: '1' } } })],
      ['a:B on x y'],
    ],
    ['drops doubles', [grant('a:B a:B', 'x x'), grant('a:B', 'x')], ['a:B on x']],
    ['sorts by action, then resource', [grant('b:A', 'x'), grant('a:C', 'y'), grant('a:B', 'z')], ['a:B on z', 'a:C on y', 'b:A on x']],
  ])('%s', (_name, grants, expected) => {
    expect(shape(grants)).toEqual(expected)
    expect(shape([...grants].reverse())).toEqual(expected)
  })
})

describe('policyOf', () => {
  it('makes no document of nothing, since IAM refuses it', () => {
    expect(policyOf([])).toBeUndefined()
  })

  it('gives every statement a legal Sid of its own', () => {
    const sids = policyOf([
      grant('a:B', 'x', { purpose: 'Run it!' }),
      grant('a:B', 'y', { purpose: 'Run it!', condition: { S: { k: '1' } } }),
      grant('a:B', 'z', { purpose: 'Stop', condition: { S: { k: '1' } } }),
    ])?.Statement.map(({ Sid }) => Sid)
    expect(sids).toEqual(['Runit', 'RunitAndStop'])
    const many = ['GlueCreateTable', 'GlueGetTable', 'GlueCreatePartition', 'GlueGetPartition'].map((purpose, index) =>
      grant(`glue:A${index}`, 'x', { purpose }),
    )
    expect(policyOf(many)?.Statement.map(({ Sid }) => Sid)).toEqual(['Glue'])
    expect(policyOf([grant('a:B', 'x'), grant('b:B', 'x')])?.Statement.map(({ Sid }) => Sid)).toEqual(['P', 'P2'])
  })
})
