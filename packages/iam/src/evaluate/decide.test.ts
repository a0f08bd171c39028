import { describe, expect, it } from 'vitest'
import { decide } from './decide.js'
import type { ForeignStatement } from './foreign-policy.js'
import type { Request } from './request.js'

const fn = 'arn:aws:lambda:us-east-1:123456789012:function:f'
const request = (action = 'lambda:InvokeFunction', resource = fn, context: Request['context'] = {}): Request => ({
  action,
  resource,
  context,
})
const allow = (more: Partial<ForeignStatement> = {}): ForeignStatement => ({
  Effect: 'Allow',
  Action: 'lambda:InvokeFunction',
  Resource: fn,
  ...more,
})
const passed = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }

describe('decide', () => {
  it.each<[string, ForeignStatement[], Request, string]>([
    ['allows what is named', [allow()], request(), 'allowed'],
    ['does not care about capitals of an action', [allow({ Action: 'lambda:invokefunction' })], request(), 'allowed'],
    ['allows nothing by itself', [], request(), 'not-allowed'],
    ['knows wildcards in actions', [allow({ Action: ['s3:*', 'lambda:Inv*'] })], request(), 'allowed'],
    ['knows wildcards in resources', [allow({ Resource: 'arn:aws:lambda:*:123456789012:function:?' })], request(), 'allowed'],
    ['keeps a wildcard within its piece of the ARN', [allow({ Resource: 'arn:aws:lambda:*:function:f' })], request(), 'not-allowed'],
    ['lets a wildcard at the end cross colons', [allow({ Resource: 'arn:aws:lambda:us-east-1:123456789012:*' })], request(), 'allowed'],
    ['compares qualifiers', [allow()], request(undefined, `${fn}:live`), 'not-allowed'],
    ['asks for all of a pattern', [allow()], request(undefined, 'arn:aws:lambda:us-east-1:123456789012:function:*'), 'not-allowed'],
    ['lets a Deny win', [allow(), allow({ Effect: 'Deny', Action: '*', Resource: '*' })], request(), 'refused'],
    ['turns NotAction round', [allow({ NotAction: 'iam:*', Action: undefined as never })], request(), 'allowed'],
    ['turns NotResource round', [allow({ Resource: undefined as never, NotResource: fn })], request(), 'not-allowed'],
    [
      'reads colons inside placeholders as text',
      [allow({ Resource: 'arn:${AWS::Partition}:s3:::b/*' })],
      request(undefined, 'arn:${AWS::Partition}:s3:::b/k'),
      'allowed',
    ],
    [
      'holds to a condition',
      [allow({ Condition: { StringEquals: { 'iam:PassedToService': ['a', 'ecs-tasks.amazonaws.com'] } } })],
      request(undefined, fn, passed),
      'allowed',
    ],
    ['fails a key that is not there', [allow({ Condition: { StringLike: { 'iam:PassedToService': '*' } } })], request(), 'not-allowed'],
    [
      'passes a key that is not there IfExists',
      [allow({ Condition: { StringLikeIfExists: { 'iam:PassedToService': 'x' } } })],
      request(),
      'allowed',
    ],
    ['needs all keys', [allow({ Condition: { StringEquals: { ...passed, other: 'x' } } })], request(undefined, fn, passed), 'not-allowed'],
    [
      'never allows by an operator it does not know',
      [allow({ Condition: { NumericLessThan: { n: '1' } } })],
      request(undefined, fn, { n: '0' }),
      'not-allowed',
    ],
    ['refuses by one', [allow(), allow({ Effect: 'Deny', Condition: { IpAddress: { ip: '::' } } })], request(), 'refused'],
  ])('%s', (_name, statements, asked, decision) => {
    expect(decide([{ Statement: statements }], asked)).toBe(decision)
  })
})
