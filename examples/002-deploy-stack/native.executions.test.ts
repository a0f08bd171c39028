import { readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { simulate, type Tasks } from '@stepwright/simulator'
import { describe, expect, it } from 'vitest'

const machineOf = (name: string): JsonObject => JSON.parse(readFileSync(new URL(`expected/${name}.asl.json`, import.meta.url), 'utf8')) as JsonObject

const input = { environmentName: 'prod', stackName: 'sample-lambda-app', templateUrl: 'https://system002-templates.s3.us-east-1.amazonaws.com/releases/x/infra/lambda-template.yaml' }

/** Answers in turn; the last one stays. */
function inTurn(answers: readonly Json[]): Tasks[string] {
  let next = 0
  return () => {
    const answer = answers[Math.min(next++, answers.length - 1)] ?? null
    if (typeof answer === 'object' && answer !== null && '$throw' in answer) throw (answer as JsonObject)['$throw']
    return answer
  }
}

type Mocks = Readonly<Record<string, readonly Json[]>>
const tasksOf = (mocks: Mocks): Tasks => Object.fromEntries(Object.entries(mocks).map(([action, answers]) => [`aws-sdk:cloudformation:${action}`, inTurn(answers)]))
const stacks = (...statuses: readonly string[]) => statuses.map((StackStatus) => ({ Stacks: [{ StackStatus }] }))

describe('deploy-stack-native', () => {
  it('refuses a change set of several pages, whatever the first page says', async () => {
    const describeChangeSet = [{ Status: 'CREATE_COMPLETE', Changes: [], NextToken: 'more' }]
    const run = await simulate(machineOf('deploy-stack-native'), { input, tasks: tasksOf({ describeStacks: stacks('CREATE_COMPLETE'), createChangeSet: [{}], describeChangeSet, deleteChangeSet: [{}] }) })
    expect(run).toMatchObject({ status: 'FAILED', error: 'UnsafeChangeSet' })
  })

  it('fails when the stack cannot be created', async () => {
    const absent = { $throw: { Error: 'CloudFormation.CloudFormationException', Cause: 'Stack with id x does not exist' } }
    const run = await simulate(machineOf('deploy-stack-native'), { input, tasks: tasksOf({ describeStacks: [absent, ...stacks('CREATE_IN_PROGRESS', 'ROLLBACK_COMPLETE')], createStack: [{}] }) })
    expect(run).toMatchObject({ status: 'FAILED', error: 'DeploymentFailed' })
  })
})
