import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html'
const { start, poll, cancel, managedRule } = callsFrom(docs)

const machine = bound('arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachineArn}', 'arn', 'name')
/** With the colon: without it, executions of machines whose names only begin so would be in it. */
const executions = bound('arn:${Partition}:states:${Region}:${Account}:execution:${Machine}:*', {
  Machine: { member: 'StateMachineArn', accepts: ['machine-of-arn'] },
})

const run = [start('states:StartExecution', machine)]
const runToEnd = [
  ...run,
  poll('states:DescribeExecution', executions),
  cancel('states:StopExecution', executions),
  managedRule('StepFunctionsGetEventsForStepFunctionsExecutionRule'),
]

/** AWS Step Functions. An activity is no integration: its Resource is its own ARN, and asks nothing of the role. */
export const states: readonly IntegrationFacts[] = [
  factsOf({
    id: 'states:startExecution',
    required: ['StateMachineArn'],
    optional: ['Name', 'Input', 'TraceHeader'],
    calls: { 'request-response': run, sync: runToEnd, 'sync:2': runToEnd, 'wait-for-task-token': run },
    docs,
  }),
]
