import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html'
/** Says which actions know resources, where the guide writes `*` for all. */
const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbatch.html'
const { start, poll, cancel, tags } = callsFrom(reference)
const { managedRule } = callsFrom(docs)

const definition = 'arn:${Partition}:batch:${Region}:${Account}:job-definition/${JobDefinition}'
const jobs = 'arn:${Partition}:batch:${Region}:${Account}:job/*'

const submit = [
  start(
    'batch:SubmitJob',
    // a definition without a revision is asked for by its name and by that of its latest revision
    bound(definition, 'arn', 'name:revision'),
    bound(definition, 'arn', 'name'),
    bound('arn:${Partition}:batch:${Region}:${Account}:job-queue/${JobQueue}', 'arn', 'name'),
    jobs,
  ),
  {
    ...tags('batch:TagResource', jobs),
    when: { anyOf: ['Tags', 'PropagateTags'] },
    uncertain: 'whether SubmitJob asks for TagResource is said nowhere',
  },
]

/** AWS Batch. */
export const batch: readonly IntegrationFacts[] = [
  factsOf({
    id: 'batch:submitJob',
    required: ['JobName', 'JobQueue', 'JobDefinition'],
    optional: [
      'ShareIdentifier',
      'SchedulingPriorityOverride',
      'ArrayProperties',
      'DependsOn',
      'Parameters',
      'ContainerOverrides',
      'NodeOverrides',
      'RetryStrategy',
      'PropagateTags',
      'Timeout',
      'Tags',
      'EksPropertiesOverride',
      'EcsPropertiesOverride',
    ],
    calls: {
      'request-response': submit,
      sync: [
        ...submit,
        poll('batch:DescribeJobs', '*'),
        cancel('batch:TerminateJob', jobs),
        managedRule('StepFunctionsGetEventsForBatchJobsRule'),
      ],
      'wait-for-task-token': submit,
    },
    docs,
  }),
]
