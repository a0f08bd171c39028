import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readDefinition } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { derivePolicy } from '../derive/derive-policy.js'
import { stateMachineTrustPolicy } from '../policy/trust-policy.js'
import { checkPolicies } from './check-policies.js'
import { policyRules } from './policy-rules.js'

type Parts = { readonly [member: string]: unknown }

const project = 'arn:aws:codebuild:us-east-1:123456789012:project/p'
const start: Parts = { Effect: 'Allow', Action: 'codebuild:StartBuild', Resource: project }
const policy = (...Statement: readonly unknown[]): Parts => ({ Version: '2012-10-17', Statement })
const found = (value: unknown): string[] =>
  checkPolicies(value, 'role.json').diagnostics.map(({ severity, code, location }) => `${severity} ${code} ${location.pointer}`)

const passes = (more: Parts): Parts => ({ Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/r', ...more })
const toTasks = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } }

/** One wrong policy for each finding of each rule. */
const wrong: [string, unknown, string[]][] = [
  ['no statements', policy(), ['error iam/malformed-policy /Statement']],
  ['a member that does not exist', { ...policy(start), Statements: [] }, ['error iam/malformed-policy /Statements']],
  ['no effect', policy({ Action: 'codebuild:StartBuild', Resource: project }), ['error iam/malformed-policy /Statement/0']],
  ['an effect in small letters', policy({ ...start, Effect: 'allow' }), ['error iam/malformed-policy /Statement/0']],
  ['no action', policy({ Effect: 'Allow', Resource: project }), ['error iam/malformed-policy /Statement/0']],
  ['no resource', policy({ Effect: 'Allow', Action: 'codebuild:StartBuild' }), ['error iam/malformed-policy /Statement/0']],
  ['a misspelt member', policy({ ...start, Resources: project }), ['error iam/malformed-policy /Statement/0/Resources']],
  ['both kinds of Action', policy({ ...start, NotAction: 's3:GetObject' }), ['error iam/malformed-policy /Statement/0']],
  ['an empty list of actions', policy({ ...start, Action: [] }), ['error iam/empty-list /Statement/0/Action']],
  ['an empty list of resources', policy({ ...start, Resource: [] }), ['error iam/empty-list /Statement/0/Resource']],
  ['no version', { Statement: [start] }, ['warning iam/old-version ']],
  ['the old version', { Version: '2008-10-17', Statement: [start] }, ['warning iam/old-version /Version']],
  ['no such version', { Version: '2024-01-01', Statement: [start] }, ['error iam/old-version /Version']],
  [
    'reports of a project, which only exist in report groups',
    policy({ ...start, Action: ['codebuild:StartBuild', 'codebuild:BatchGetReports'] }),
    ['error iam/inert-grant /Statement/0/Action/1'],
  ],
  ['the list of a bucket on its objects', policy({ Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b/*' }), ['error iam/inert-grant /Statement/0/Action']],
  ['an object on its bucket', policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b' }), ['error iam/inert-grant /Statement/0/Action']],
  ['an action that knows no resources', policy({ Effect: 'Allow', Action: 'codebuild:ListProjects', Resource: project }), ['error iam/inert-grant /Statement/0/Action']],
  ['a misspelt action', policy({ ...start, Action: 'codebuild:StartBiuld' }), ['error iam/unknown-permission /Statement/0/Action']],
  ['an action that is not known', policy({ ...start, Action: 'codebuild:Zzzzzzzzzz' }), ['warning iam/unknown-permission /Statement/0/Action']],
  ['an action without a service', policy({ ...start, Action: 'StartBuild' }), ['error iam/unknown-permission /Statement/0/Action']],
  ['a pattern that stands for nothing', policy({ ...start, Action: 'codebuild:Zzz*' }), ['warning iam/unknown-permission /Statement/0/Action']],
  ['all actions of a service', policy({ ...start, Action: 'codebuild:*' }), ['warning iam/wildcard-action /Statement/0/Action']],
  ['everything', policy({ Effect: 'Allow', Action: '*', Resource: '*' }), ['warning iam/wildcard-action /Statement/0/Action']],
  ['a star that could be a name', policy({ ...start, Resource: '*' }), ['warning iam/needless-star /Statement/0/Resource']],
  ['any role', policy(passes({ ...toTasks, Resource: '*' })), ['error iam/open-pass-role /Statement/0/Resource', 'warning iam/needless-star /Statement/0/Resource']],
  ['a role to any service', policy(passes({})), ['warning iam/open-pass-role /Statement/0']],
  ['taking on any role', policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::123456789012:role/*' }), ['error iam/open-assume-role /Statement/0/Resource']],
  ['every secret', policy({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:*' }), ['warning iam/open-secrets /Statement/0/Resource']],
  ['a role that can give itself more', policy({ Effect: 'Allow', Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::123456789012:role/*' }), ['warning iam/privilege-escalation /Statement/0/Action']],
  ['all but something', policy({ Effect: 'Allow', NotAction: 'iam:PassRole', Resource: project }), ['warning iam/negated-element /Statement/0/NotAction']],
  ['a name for an ARN', policy({ ...start, Action: 'codebuild:StartBuild', Resource: 'project/p' }), ['error iam/malformed-arn /Statement/0/Resource']],
  ['an account of eleven digits', policy({ ...start, Resource: 'arn:aws:codebuild:us-east-1:12345678901:project/p' }), ['error iam/malformed-arn /Statement/0/Resource']],
  ['the Region of a bucket', policy({ Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:us-east-1::b' }), ['error iam/malformed-arn /Statement/0/Resource']],
  ['a Sid with a hyphen', policy({ ...start, Sid: 'start-build' }), ['error iam/malformed-sid /Statement/0/Sid']],
  ['a Sid said twice', policy({ ...start, Sid: 'A' }, { ...start, Sid: 'A', Resource: `${project}2` }), ['error iam/malformed-sid /Statement/1/Sid']],
  ['a misspelt key', policy(passes({ Condition: { StringEquals: { 'iam:PassedToServise': 'x' } } })), ['error iam/unknown-condition-key /Statement/0/Condition/StringEquals/iam:PassedToServise', 'warning iam/open-pass-role /Statement/0']],
  ['a misspelt operator', policy(passes({ Condition: { StringEqual: { 'iam:PassedToService': 'x' } } })), ['error iam/condition-operator /Statement/0/Condition/StringEqual/iam:PassedToService']],
  ['numbers and texts', policy({ ...start, Condition: { NumericEquals: { 'aws:SourceAccount': '123456789012' } } }), ['error iam/condition-operator /Statement/0/Condition/NumericEquals/aws:SourceAccount']],
  ['several values with one', policy({ ...start, Condition: { StringEquals: { 'aws:TagKeys': 'a' } } }), ['warning iam/condition-operator /Statement/0/Condition/StringEquals/aws:TagKeys']],
  ['a wildcard that is a letter', policy({ ...start, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a*' } } }), ['warning iam/condition-operator /Statement/0/Condition/StringEquals/aws:PrincipalTag~1team']],
  ['an action inside another', policy({ ...start, Action: ['codebuild:StartBuild', 'codebuild:StartBuild'] }), ['warning iam/redundant-grant /Statement/0/Action/1']],
  ['a statement inside another', policy(start, { ...start, Resource: [project, `${project}2`] }), ['warning iam/redundant-grant /Statement/0']],
  [
    'more than fits a role',
    policy({ ...start, Resource: Array.from({ length: 200 }, (_, index) => `${project}-${index}`) }),
    ['error iam/policy-size '],
  ],
  [
    'a role for anyone’s machines',
    policy({ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' }),
    ['warning iam/open-trust /Statement/0'],
  ],
  ['a role for anyone', policy({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }), ['error iam/open-trust /Statement/0']],
]

describe('a policy with', () => {
  it.each(wrong)('%s', (_name, value, expected) => expect(found(value).sort()).toEqual([...expected].sort()))

  it('every wrong thing is in the table: each rule has a row', () => {
    const seen = new Set(wrong.flatMap(([, , expected]) => expected.map((line) => line.split(' ')[1])))
    expect(policyRules.map(({ code }) => code).filter((code) => !seen.has(code))).toEqual([])
  })
})

describe('nothing is found', () => {
  it.each<[string, unknown]>([
    ['in a small policy', policy(start)],
    ['where a template computes', policy({ ...start, Resource: { 'Fn::GetAtt': ['Project', 'Arn'] } })],
    ['in placeholders', policy({ ...start, Resource: 'arn:${AWS::Partition}:codebuild:${AWS::Region}:${AWS::AccountId}:project/p' })],
    ['in a whole ARN as a placeholder', policy({ ...start, Resource: '${ProjectArn}' })],
    ['in a star that must be one', policy({ Effect: 'Allow', Action: 'xray:PutTraceSegments', Resource: '*' })],
    ['in a Deny of everything', policy({ Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    ['in objects and their bucket', policy({ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] })],
    ['in a role passed to one service', policy(passes(toTasks))],
    ['in our own trust policy', stateMachineTrustPolicy('m', { partition: 'aws', region: 'us-east-1', account: '123456789012' })],
    ['in something else', { Resources: { A: { Type: 'AWS::SNS::Topic' } } }],
  ])('%s', (_name, value) => expect(found(value)).toEqual([]))
})

it('finds the policies of a template, with their place in it', () => {
  const template = { Resources: { Role: { Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: policy({ ...start, Action: 'codebuild:*' }) }] } } } }
  expect(found(template)).toEqual(['warning iam/wildcard-action /Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0/Action'])
})

const corpus = new URL('../../../../../shared/corpus/iam/', import.meta.url)
const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.json')) : []

describe.skipIf(files.length === 0)(`what we derive${files.length === 0 ? ' (skipped: ../shared is not here)' : ''}`, () => {
  it.each(files)('has nothing wrong: %s', (file) => {
    const { definition, name, type } = JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as { definition: unknown; name: string; type: 'STANDARD' | 'EXPRESS' }
    const { value } = readDefinition(JSON.stringify(definition), { file, name, type })
    const derived = value && derivePolicy(value, { partition: 'aws', region: 'us-east-1', account: '123456789012' }).value
    expect(derived === undefined ? [] : checkPolicies(derived, file).diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([])
  })
})
