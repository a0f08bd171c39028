import { describe, expect, it } from 'vitest'
import type { Call } from '../integration/call.js'
import { callsFrom } from '../integration/calls-from.js'
import { catalog } from './catalog.js'
import { sdkActionFacts } from './sdk-action-facts.js'
import { sdkSideCalls } from './sdk-side-calls.js'

/** The tables that people write are held against the Service Authorization Reference, which they did not come from. */
const calls: [string, Call][] = [
  ...catalog.flatMap(({ integration, calls: byPattern }) =>
    Object.values(byPattern).flatMap((some) => some.map((call): [string, Call] => [integration, call])),
  ),
  ...Object.entries(sdkSideCalls).flatMap(([operation, some]) => some.map((call): [string, Call] => [operation, call])),
]

/** Differences from the reference that are right, with the reason. */
const allowed: { readonly [grant: string]: string } = {
  'bedrock:createModelCustomizationJob: bedrock:CreateModelCustomizationJob on arn:${Partition}:bedrock:${Region}:${Account}:model-customization-job/*':
    'the policy of the guide has it',
  'emr-serverless:createApplication: emr-serverless:CreateApplication on arn:${Partition}:emr-serverless:${Region}:${Account}:/*':
    'the policy of the guide has it; the application has no id yet',
  'sns:publish: sns:Publish on *': 'a text message to a telephone has no topic',
}

describe('the calls of the catalog, in the authorization reference', () => {
  it('have actions that exist', () => {
    expect(unknownActions(calls)).toEqual([])
  })

  it('touch only resources that their actions know: others are inert', () => {
    expect(problems(calls, isInert)).toEqual([])
  })

  it('touch everything only where an action knows no resource', () => {
    expect(problems(calls, isNeedlesslyWide)).toEqual([])
  })
})

describe('a wrong entry, planted', () => {
  const { start, poll } = callsFrom('https://example.com')

  it.each<[string, Call, (planted: [string, Call][]) => string[]]>([
    ['an action that does not exist', start('lambda:Invoke', '*'), unknownActions],
    ['the action of another service', poll('glue:DescribeJobs', '*'), unknownActions],
    [
      'a resource of another type',
      poll('codebuild:BatchGetReports', 'arn:${Partition}:codebuild:${Region}:${Account}:project/p'),
      (planted) => problems(planted, isInert),
    ],
    [
      'a resource of another service',
      start('sns:Publish', 'arn:${Partition}:sqs:${Region}:${Account}:q'),
      (planted) => problems(planted, isInert),
    ],
    ['a needless wildcard', start('glue:StartJobRun', '*'), (planted) => problems(planted, isNeedlesslyWide)],
  ])('%s is found', (_name, call, found) => {
    expect(found([['planted:it', call]])).toHaveLength(1)
  })
})

function unknownActions(entries: readonly (readonly [string, Call])[]): string[] {
  const unknown = entries.flatMap(([id, { actions }]) =>
    actions.filter((action) => factsOf(action) === undefined).map((action) => `${id}: ${action}`),
  )
  return [...new Set(unknown)]
}

const isInert = ({ resource, types }: Facts): boolean => resource !== '*' && !types.some(({ arn }) => fits(arn, resource))
const isNeedlesslyWide = ({ resource, types }: Facts): boolean => resource === '*' && types.some(({ required }) => required)

interface Facts {
  readonly resource: string
  readonly types: readonly { readonly arn: string; readonly required: boolean }[]
}

function problems(entries: readonly (readonly [string, Call])[], isWrong: (facts: Facts) => boolean): string[] {
  const found = entries.flatMap(([id, { actions, resources }]) =>
    actions.flatMap((action) =>
      resources.flatMap((each) => {
        if (typeof each === 'object' && 'declared' in each) return []
        const resource = typeof each === 'string' ? each : each.arn
        return isWrong({ resource, types: factsOf(action)?.resources ?? [] }) ? [`${id}: ${action} on ${resource}`] : []
      }),
    ),
  )
  return [...new Set(found)].filter((each) => !Object.hasOwn(allowed, each))
}

function factsOf(action: string) {
  const [prefix = '', name = ''] = action.split(':')
  return sdkActionFacts(prefix, name)
}

/** Whether an ARN with pieces can be of a type: the pieces of one stand for anything in the other. */
function fits(type: string, resource: string): boolean {
  return matches(type, resource) || matches(resource, type)
}

function matches(pattern: string, text: string): boolean {
  const form = pattern
    .replace(/\$\{\w+\}/g, '*')
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.+')
  return new RegExp(`^${form}$`).test(text)
}
