import { describe, expect, it } from 'vitest'
import { catalog } from './catalog.js'
import { sdkActionFacts } from './sdk-action-facts.js'
import { sdkActionNames } from './sdk-action-names.js'
import { sdkActions } from './sdk-actions.js'
import { sdkIntegrationOf } from './sdk-integration-of.js'
import { sdkOperationsOf } from './sdk-operations-of.js'
import { sdkPrefixes } from './sdk-prefixes.js'
import { sdkSideCalls } from './sdk-side-calls.js'

describe('sdkIntegrationOf', () => {
  it.each([
    ['a service of the same name', 'arn:aws:states:::aws-sdk:dynamodb:scan', 'dynamodb', 'action', ['dynamodb:Scan']],
    [
      'a service that IAM calls otherwise',
      'arn:aws:states:::aws-sdk:sfn:startSyncExecution',
      'states',
      'action',
      ['states:StartSyncExecution'],
    ],
    ['an action that IAM calls otherwise', 'arn:aws:states:::aws-sdk:s3:headObject', 's3', 'action', ['s3:GetObject']],
    [
      'API Gateway, whose actions are verbs',
      'arn:aws:states:::aws-sdk:apigateway:createStage',
      'apigateway',
      'action',
      ['apigateway:POST'],
    ],
    [
      'an operation that is several actions',
      'arn:aws:states:::aws-sdk:dynamodb:transactWriteItems',
      'dynamodb',
      'action',
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
    ],
    ['an action that is newer than the data', 'arn:aws:states:::aws-sdk:sqs:sendFax', 'sqs', 'service', ['sqs:SendFax']],
    ['a service that is newer than the data', 'arn:aws:states:::aws-sdk:nosuch:get', 'nosuch', 'nothing', ['nosuch:Get']],
    [
      'another partition, with region and account',
      'arn:aws-cn:states:cn-north-1:123456789012:aws-sdk:s3:putObject',
      's3',
      'action',
      ['s3:PutObject'],
    ],
    ['a partition that is a placeholder', 'arn:${AWS::Partition}:states:::aws-sdk:s3:putObject', 's3', 'action', ['s3:PutObject']],
  ])('reads %s', (_name, resource, prefix, known, actions) => {
    const found = sdkIntegrationOf(resource)
    expect({ prefix: found?.prefix, known: found?.known }).toEqual({ prefix, known })
    const started = found?.calls.filter(({ phase }) => phase === 'start').flatMap((call) => call.actions)
    expect([...new Set(started)]).toEqual(actions)
  })

  it.each([
    ['an optimized integration', 'arn:aws:states:::lambda:invoke'],
    ['.sync, which no SDK action has', 'arn:aws:states:::aws-sdk:glue:startJobRun.sync'],
    ['a name from Object.prototype', 'arn:aws:states:::aws-sdk:constructor'],
  ])('does not read %s', (_name, resource) => {
    expect(sdkIntegrationOf(resource)).toBeUndefined()
  })

  it('makes the calls of the optimized integration, where the same operation is one', () => {
    const sdkNames = (prefix: string): string[] => [prefix, ...Object.keys(sdkPrefixes).filter((name) => sdkPrefixes[name] === prefix)].filter((name) => /^\w+$/.test(name))
    const differing = catalog.flatMap(({ integration, calls: { 'request-response': calls } }) => {
      const [prefix = '', action = ''] = integration.split(':')
      return sdkNames(prefix)
        .filter((service) => calls !== undefined && sdkOperationsOf(service)?.has(action) === true)
        .filter((service) => sdkIntegrationOf(`arn:aws:states:::aws-sdk:${service}:${action}`)?.calls.filter((call) => calls?.includes(call)).length !== calls?.length)
        .map((service) => `${service}:${action}`)
    })
    expect(differing).toEqual([])
    expect(sdkIntegrationOf('arn:aws:states:::aws-sdk:athena:startQueryExecution')?.calls.flatMap(({ actions }) => actions)).toContain('s3:PutObject')
  })

  it('knows a task token, and survives a service called constructor', () => {
    expect(sdkIntegrationOf('arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken')?.pattern).toBe('wait-for-task-token')
    expect(sdkIntegrationOf('arn:aws:states:::aws-sdk:constructor:get')?.known).toBe('nothing')
  })
})

describe('the data of SDK actions', () => {
  it('has the prefixes that the table of services leads to', () => {
    const absent = Object.entries(sdkPrefixes).filter(([, prefix]) => !Object.hasOwn(sdkActions, prefix))
    expect(absent).toEqual([])
  })

  it('reads for every service, with ARNs for all types', () => {
    for (const prefix of Object.keys(sdkActions))
      for (const { resources } of sdkActionFacts(prefix)?.values() ?? [])
        for (const { arn } of resources) expect(arn).toMatch(/^(arn:|\$\{|\*)/)
  })

  it('has the actions that operations are renamed to', () => {
    const renamed = Object.values(sdkActionNames).flatMap((operations) => Object.values(operations).flatMap((names) => names.split(' ')))
    expect(renamed.filter((action) => !isKnown(action))).toEqual([])
  })

  it('has the actions of side calls', () => {
    const actions = Object.values(sdkSideCalls).flatMap((calls) => calls.flatMap((call) => call.actions))
    expect(actions.filter((action) => !isKnown(action))).toEqual([])
  })
})

function isKnown(action: string): boolean {
  const [prefix = '', name = ''] = action.split(':')
  return sdkActionFacts(prefix, name) !== undefined
}
