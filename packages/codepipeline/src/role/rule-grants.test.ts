import { decide, proveDocument, type PolicyDocument, type Request } from '@stepwright/iam'
import { expect, it } from 'vitest'
import type { PipelineDeclaration, RuleDeclaration } from '../model/declaration.js'
import { subjectOf } from '../rules/pipeline-rule.js'
import { documentsOf } from './documents.js'
import { uncertainCalls } from './uncertain-calls.js'

const place = { partition: 'aws', region: 'us-east-1', account: '123456789012' }
const rule = (provider: string, configuration: RuleDeclaration['configuration'], more: Partial<RuleDeclaration> = {}): RuleDeclaration => ({
  name: provider, ruleTypeId: { category: 'Rule', owner: 'AWS', provider, version: '1' }, ...(configuration && { configuration }), ...more,
})
const asking = (...rules: RuleDeclaration[]): PipelineDeclaration => ({
  name: 'app', roleArn: 'arn:aws:iam::123456789012:role/app', artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [{ name: 'Release', actions: [], onSuccess: { conditions: [{ result: 'FAIL', rules }] } }],
})
const documents = (...rules: RuleDeclaration[]) => documentsOf(asking(...rules), { place, eventsRoleArn: 'arn:aws:iam::123456789012:role/e', workflows: [] })
const own = ({ Statement, ...rest }: PolicyDocument): PolicyDocument => ({ ...rest, Statement: Statement.filter(({ Sid = '' }) => !Sid.startsWith('Artifact')) })
const call = (action: string, resource: string): Request => ({ action, resource, context: {} })
const logs = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/codepipeline/app'

// what each rule's page asks the role for, written by hand
const rows: Record<string, [RuleDeclaration, Request[]]> = {
  CloudWatchAlarm: [rule('CloudWatchAlarm', { AlarmName: 'errors', AlarmStates: 'ALARM' }), [call('cloudwatch:DescribeAlarms', '*')]],
  CodeBuild: [
    rule('CodeBuild', { ProjectName: 'smoke' }, { region: 'eu-west-1' }),
    ['codebuild:StartBuild', 'codebuild:BatchGetBuilds'].map((action) => call(action, 'arn:aws:codebuild:eu-west-1:123456789012:project/smoke')),
  ],
  Commands: [
    rule('Commands', undefined, { commands: ['true'] }),
    [
      ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => call(action, logs)),
      ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:GetLogEvents'].map((action) => call(action, `${logs}:*`)),
    ],
  ],
  LambdaInvoke: [rule('LambdaInvoke', { FunctionName: 'ready' }), [call('lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:123456789012:function:ready'), call('lambda:ListFunctions', '*')]],
}

it.each(Object.entries(rows))('the role may make the calls of the rule %s, and no others', (_name, [asked, requests]) => {
  expect(proveDocument(own(documents(asked).policy), requests)).toMatchObject({ denied: [], needless: [] })
})

it('the role of all rules together allows no less and no more', () => {
  const proof = proveDocument(own(documents(...Object.values(rows).map(([asked]) => asked)).policy), Object.values(rows).flatMap(([, requests]) => requests))
  expect(proof).toMatchObject({ denied: [], needless: [] })
  expect(proof.mutants).toBeGreaterThan(9)
})

it.each(['DeploymentWindow', 'VariableCheck', 'Unheard'])('the rule %s calls nothing', (provider) => {
  expect(own(documents(rule(provider, { Cron: '* * * ? * * *' })).policy).Statement).toEqual([])
})

it.each<[string, number]>([['CloudWatchAlarm', 1], ['LambdaInvoke', 2], ['CodeBuild', 0], ['Commands', 0]])('of what rule %s is allowed, %i statements rest on no page', (provider, count) => {
  const [asked = rule(provider, {})] = rows[provider] ?? []
  const found = uncertainCalls(subjectOf(asking(asked)))
  expect(found.map(({ code, severity, location, note }) => [code, severity, location.pointer, note?.startsWith('from https://docs.aws.amazon.com/')])).toEqual(
    Array.from({ length: count }, () => ['pipeline/uncertain-call', 'info', '/pipeline/stages/0/onSuccess/conditions/0/rules/0', true]),
  )
  expect(uncertainCalls(subjectOf(asking({ ...asked, roleArn: 'arn:aws:iam::123456789012:role/r' })))).toEqual([])
})

it('reads the artifacts that rules read', () => {
  const { policy } = documents(rule('CodeBuild', { ProjectName: 'smoke' }, { inputArtifacts: [{ name: 'Zip' }] }))
  expect(decide([policy], call('s3:GetObject', 'arn:aws:s3:::artifacts/app/Zip/1'))).toBe('allowed')
  expect(decide([policy], call('s3:PutObject', 'arn:aws:s3:::artifacts/app/Zip/1'))).toBe('not-allowed')
})

it('lists the alarms, functions and projects that rules look at among what must exist before', () => {
  const { needs } = documents(...Object.values(rows).map(([asked]) => asked))
  expect(needs.filter(({ usedBy }) => usedBy.length > 0).map(({ kind, arn, usedBy }) => [kind, arn, usedBy])).toEqual([
    ['alarm', 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors', ['Release/CloudWatchAlarm']],
    ['project', 'arn:aws:codebuild:eu-west-1:123456789012:project/smoke', ['Release/CodeBuild']],
    ['function', 'arn:aws:lambda:us-east-1:123456789012:function:ready', ['Release/LambdaInvoke']],
  ])
})
