import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html'
/** Says that StopTask and DescribeTasks know tasks, where the guide writes `*`. */
const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html'
const { start, passRole, managedRule } = callsFrom(docs)
const { poll, cancel, tags } = callsFrom(reference)

const service = 'ecs-tasks.amazonaws.com'
const tasks = bound('arn:${Partition}:ecs:${Region}:${Account}:task/${Cluster}/*', {
  Cluster: { member: 'Cluster', accepts: ['last-of-arn'], absent: 'default' },
})

const run = [
  start('ecs:RunTask', bound('arn:${Partition}:ecs:${Region}:${Account}:task-definition/${TaskDefinition}', 'arn', 'name:revision')),
  passRole('Overrides.ExecutionRoleArn', service),
  passRole('Overrides.TaskRoleArn', service),
  {
    ...passRole('TaskDefinition', service),
    resources: [{ declared: 'task roles', what: 'the ARNs of the task role and the execution role of the task definition' }],
  },
  {
    ...tags('ecs:TagResource', 'arn:${Partition}:ecs:${Region}:${Account}:task/*'),
    condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
    when: { anyOf: ['Tags', 'PropagateTags', 'EnableECSManagedTags'] },
  },
]

/** Amazon ECS and AWS Fargate. */
export const ecs: readonly IntegrationFacts[] = [
  factsOf({
    id: 'ecs:runTask',
    required: ['TaskDefinition'],
    optional: [
      'CapacityProviderStrategy',
      'Cluster',
      'Count',
      'EnableECSManagedTags',
      'EnableExecuteCommand',
      'Group',
      'LaunchType',
      'NetworkConfiguration',
      'Overrides',
      'PlacementConstraints',
      'PlacementStrategy',
      'PlatformVersion',
      'PropagateTags',
      'ReferenceId',
      'StartedBy',
      'Tags',
      'ClientToken',
      'VolumeConfigurations',
    ],
    calls: {
      'request-response': run,
      sync: [...run, poll('ecs:DescribeTasks', tasks), cancel('ecs:StopTask', tasks), managedRule('StepFunctionsGetEventsForECSTaskRule')],
      'wait-for-task-token': run,
    },
    docs,
  }),
]
