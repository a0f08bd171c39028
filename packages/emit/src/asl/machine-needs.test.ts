import { describe, expect, it } from 'vitest'
import { machineNeeds } from './machine-needs.js'

const at = 'arn:${AWS::Partition}'
const place = '${AWS::Region}:${AWS::AccountId}'
const policyOn = (...Resource: string[]) => ({ Version: '2012-10-17' as const, Statement: [{ Sid: 'Some', Effect: 'Allow' as const, Action: ['a:B'], Resource }] })
const found = (...arns: string[]) => machineNeeds('own', [], policyOn(...arns)).slice(1).map(({ kind, name }) => [kind, name])

describe('what a machine needs', () => {
  it.each([
    [`${at}:lambda:${place}:function:ship`, 'function', 'ship'],
    [`${at}:lambda:${place}:function:ship:live`, 'function', 'ship:live'],
    [`${at}:dynamodb:${place}:table/orders`, 'table', 'orders'],
    [`${at}:sqs:${place}:work`, 'queue', 'work'],
    [`${at}:sns:${place}:news`, 'topic', 'news'],
    [`${at}:s3:::labels`, 'bucket', 'labels'],
    [`${at}:events:${place}:event-bus/shop`, 'event-bus', 'shop'],
    [`${at}:glue:${place}:job/etl`, 'glue-job', 'etl'],
    [`${at}:ecs:${place}:task-definition/print:*`, 'task-definition', 'print'],
    [`${at}:states:${place}:stateMachine:other`, 'state-machine', 'other'],
  ])('is read off the policy: %s', (arn, kind, name) => {
    expect(found(arn)).toEqual([[kind, name]])
  })

  it.each([
    ['the machine itself', `${at}:states:${place}:stateMachine:own`],
    ['its executions', `${at}:states:${place}:execution:own/*`],
    ['anything', '*'],
    ['a pattern', `${at}:lambda:${place}:function:ship-*`],
    ['what a parameter names', '${Queue}'],
    ['what a parameter names, in an ARN', `${at}:sqs:${place}:\${Queue}`],
    ['the objects of a bucket', `${at}:s3:::labels/*`],
    ['the default event bus', `${at}:events:${place}:event-bus/default`],
    ['an index of a table', `${at}:dynamodb:${place}:table/orders/index/by-day`],
  ])('is not %s', (_what, arn) => {
    expect(found(arn)).toEqual([])
  })
})
