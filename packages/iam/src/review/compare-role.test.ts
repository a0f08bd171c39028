import { readDefinition, type Definition } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { derivePolicy } from '../derive/derive-policy.js'
import { compareRole } from './compare-role.js'
import { placeOfRole } from './place-of-role.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const text = JSON.stringify({
  StartAt: 'Build',
  States: {
    Build: { Type: 'Task', Resource: 'arn:aws:states:::codebuild:startBuild.sync', Parameters: { ProjectName: 'p' }, Next: 'Tell' },
    Tell: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Message: 'm' }, End: true },
  },
})
const definition = readDefinition(text, { file: 'm.asl.json' }).value as Definition
const derived = derivePolicy(definition, place).value
const statements = derived?.Statement ?? []

const compared = (Statement: readonly unknown[]): string[] =>
  compareRole(definition, { Version: '2012-10-17', Statement }, { place, file: 'role.json' }).diagnostics.map(({ code, location, help }) => `${code} ${location.source} ${location.pointer}: ${help}`)

describe('a role', () => {
  it('that was derived is right', () => expect(compared(statements)).toEqual([]))

  it('that lacks an action says which state needs it, and where', () => {
    const without = statements.map((each) => ({ ...each, Action: each.Action.filter((action) => action !== 'codebuild:StopBuild') }))
    expect(compared(without)).toEqual(['iam/lacking-permission m /States/Build: allow it on "arn:aws:codebuild:us-east-1:123456789012:project/p"'])
  })

  it('is warned of what it lacks where no page is clear that it is needed', () => {
    const tagged = { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::batch:submitJob', Parameters: { JobName: 'n', JobDefinition: 'd', JobQueue: 'q', Tags: { a: 'b' } }, End: true } } }
    const machine = readDefinition(JSON.stringify(tagged), { file: 'm.asl.json' }).value as Definition
    const all = derivePolicy(machine, place).value?.Statement ?? []
    const without = all.map((each) => ({ ...each, Action: each.Action.filter((action) => action !== 'batch:TagResource') }))
    const { diagnostics } = compareRole(machine, { Statement: without }, { place, file: 'role.json' })
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(['iam/lacking-permission', 'warning'])
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('that refuses what a call needs lacks it', () => {
    const lacks = compareRole(definition, { Statement: [...statements, { Effect: 'Deny', Action: 'sns:*', Resource: '*' }] }, { place, file: 'role.json' })
    expect(lacks.diagnostics.map(({ message }) => message)).toEqual(['state "Tell" needs "sns:Publish" to start its call, which a Deny of the role refuses'])
  })

  it.each<[string, unknown, string]>([
    ['has a needless statement', { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }, `/Statement/${statements.length}: remove the statement`],
    ['has a needless action', { Effect: 'Allow', Action: ['sns:Publish', 'sns:Subscribe'], Resource: 'arn:aws:sns:us-east-1:123456789012:t' }, `/Statement/${statements.length}/Action/1: remove it`],
    ['has a needless ARN', { Effect: 'Allow', Action: 'sns:Publish', Resource: ['arn:aws:sns:us-east-1:123456789012:t', 'arn:aws:sns:us-east-1:123456789012:u'] }, `/Statement/${statements.length}/Resource/1: remove it`],
  ])('that %s is told so', (_name, statement, expected) => expect(compared([...statements, statement])).toEqual([`iam/needless-permission role.json ${expected}`]))

  it.each<[string, unknown, string[]]>([
    ['actions', { Effect: 'Allow', Action: 'sns:Pub*', Resource: 'arn:aws:sns:us-east-1:123456789012:t' }, ['/Action: use "sns:Publish"']],
    ['resources', { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }, ['/Resource: use "arn:aws:sns:us-east-1:123456789012:t"']],
    ['a pattern that holds more', { Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:aws:sns:us-east-1:123456789012:*' }, ['/Resource: use "arn:aws:sns:us-east-1:123456789012:t"']],
  ])('with wildcards for %s is told the names', (_name, statement, expected) =>
    expect(compared([...statements, statement])).toEqual(expected.map((line) => `iam/avoidable-wildcard role.json /Statement/${statements.length}${line}`)),
  )

  it('with a star where nothing narrower exists is left alone', () => {
    const machine = { ...definition, tracing: true }
    const { diagnostics } = compareRole(machine, { Statement: derivePolicy(machine, place).value?.Statement }, { place, file: 'role.json' })
    expect(diagnostics).toEqual([])
  })

  it('that limits what the machine computes is no lack, but said', () => {
    const open = readDefinition(text.replace('"ProjectName":"p"', '"ProjectName.$":"$.p"'), { file: 'm.asl.json' }).value as Definition
    const { lacks, diagnostics } = compareRole(open, { Statement: statements }, { place, file: 'role.json' })
    expect(lacks).toEqual([])
    expect(diagnostics.map(({ code, location }) => `${code} ${location.pointer}`)).toEqual(Array.from({ length: 3 }, () => 'iam/limited-role /States/Build'))
  })

  it('computed by a template may be right', () => {
    expect(compared([...statements.filter(({ Sid }) => !Sid.startsWith('Sns')), { Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: 'Topic' } }])).toEqual([])
  })
})

it('takes the place from the ARNs of the role', () => {
  const pseudo = { partition: 'p', region: 'r', account: 'a' }
  expect(placeOfRole({ Statement: statements }, pseudo)).toEqual(place)
  const written = { Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:t' }] }
  expect(placeOfRole(written, place)).toEqual({ partition: '${AWS::Partition}', region: '${AWS::Region}', account: '${AWS::AccountId}' })
  expect(placeOfRole({}, pseudo)).toEqual(pseudo)
})
