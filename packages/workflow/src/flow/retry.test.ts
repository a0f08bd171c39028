import { writeMachine } from '@stepwright/asl'
import { lambda } from '@stepwright/services'
import { expect, it } from 'vitest'
import { workflow } from './record-workflow.js'
import { retry } from './retry.js'

it.each([
  ['lambdaService', retry.lambdaService(), { IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2, JitterStrategy: 'FULL' }],
  ['lambdaService, changed', retry.lambdaService({ attempts: 1, maxDelay: '1 minute' }), { MaxAttempts: 1, MaxDelaySeconds: 60 }],
  ['timeout', retry.timeout(), { ErrorEquals: ['States.Timeout', 'States.HeartbeatTimeout'] }],
  ['taskFailed', retry.taskFailed(), { ErrorEquals: ['States.TaskFailed'] }],
])('%s', (_name, rule, expected) => {
  const { value, diagnostics } = workflow('w', (flow) => void flow.task('A', lambda.invoke, { FunctionName: 'f' }, { retry: [rule] }))['~compile']()
  expect(diagnostics).toEqual([])
  expect(value && writeMachine(value.machine)['States']).toMatchObject({ A: { Retry: [expected] } })
})
