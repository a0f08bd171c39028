import { readFileSync } from 'node:fs'
import type { Json, JsonObject } from '@stepwright/asl'
import { simulate, type Tasks } from '@stepwright/simulator'
import { expect, it } from 'vitest'

const machineOf = (name: string): JsonObject => JSON.parse(readFileSync(new URL(`expected/${name}.asl.json`, import.meta.url), 'utf8')) as JsonObject

const input = {
  environmentName: 'prod',
  stackName: 'sample-lambda-app',
  templatePath: 'infra/Lambda-template.yaml',
  revisionS3Bucket: 'codepipeline-us-east-1-418586629775',
  revisionS3Key: 'StepFunctionsDrivenD/CodeCommit/sjcmExZ',
}

/** One answer for all functions: each has its own list, and its last one stays. */
function answered(mocks: Readonly<Record<string, readonly Json[]>>): Tasks {
  const next = new Map<string, number>()
  return {
    'lambda:invoke': (args) => {
      const name = String((args as JsonObject)['FunctionName'])
      const answers = mocks[name]
      if (answers === undefined) throw new Error(`the scenario has no answer of ${name}`)
      const at = next.get(name) ?? 0
      next.set(name, at + 1)
      return { Payload: answers[Math.min(at, answers.length - 1)] ?? null, StatusCode: 200 }
    },
  }
}

it('the rejected change set is deleted, never executed', async () => {
  const mocks = { CheckStackExistsStateMachineTask: [true], CreateChangeSetStateMachineTask: ['cs'], CheckChangeSetCreationStatusStateMachineTask: ['complete'], InspectChangeSetStateMachineTask: ['RESOURCES-BEING-DELETED-OR-REPLACED'], DeleteChangeSetStateMachineTask: [{}] }
  const run = await simulate(machineOf('deploy-stack'), { input, tasks: answered(mocks) })
  expect([run.status, run.path.includes('Execute change set'), run.path.includes('Delete change set')]).toEqual(['FAILED', false, true])
})
