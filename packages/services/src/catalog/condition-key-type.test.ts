import { expect, it } from 'vitest'
import { conditionKeysOf, conditionKeyType } from './condition-key-type.js'

it.each([
  ['iam:PassedToService', { kind: 'text', isList: false }],
  ['IAM:passedtoservice', undefined],
  ['iam:passedtoservice', { kind: 'text', isList: false }],
  ['aws:SourceArn', { kind: 'arn', isList: false }],
  ['aws:TagKeys', { kind: 'text', isList: true }],
  ['aws:RequestTag/Team', { kind: 'text', isList: false }],
  ['aws:RequestTag/', undefined],
  ['aws:SecureTransport', { kind: 'boolean', isList: false }],
  ['iam:PassedToServise', undefined],
  ['nosuch:key', undefined],
  ['no prefix', undefined],
])('%s holds %j', (key, expected) => expect(conditionKeyType(key)).toEqual(expected))

it('lists the keys of a prefix as policies write them', () => {
  expect(conditionKeysOf('states')).toEqual(['states:StateMachineQualifier', 'states:HTTPEndpoint', 'states:HTTPMethod'])
  expect(conditionKeysOf('aws')).toContain('aws:PrincipalTag/${TagKey}')
})
