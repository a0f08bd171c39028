import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html'
/** Says that all four actions know jobs, where the guide writes `*`. */
const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html'
const { start, poll, cancel } = callsFrom(reference)

const job = bound('arn:${Partition}:glue:${Region}:${Account}:job/${JobName}', 'name')
const run = [start('glue:StartJobRun', job)]

/** AWS Glue. */
export const glue: readonly IntegrationFacts[] = [
  factsOf({
    id: 'glue:startJobRun',
    required: ['JobName'],
    optional: [
      'JobRunQueuingEnabled', 'JobRunId', 'Arguments', 'AllocatedCapacity', 'Timeout', 'MaxCapacity', 'SecurityConfiguration',
      'NotificationProperty', 'WorkerType', 'NumberOfWorkers', 'ExecutionClass',
    ],
    calls: {
      'request-response': run,
      sync: [...run, poll('glue:GetJobRun glue:GetJobRuns', job), cancel('glue:BatchStopJobRun', job)],
      // the guide's table names a task token too, and ValidateStateMachineDefinition was measured to refuse one (cdk-preflight, 2026-09-05)
    },
    docs,
  }),
]
