import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html'
/** Says which resources the actions know, where the guide writes `*`, also for the role. */
const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselementalmediaconvert.html'
const { start, poll, cancel, tags } = callsFrom(reference)
const { passRole, managedRule } = callsFrom(docs)

const jobs = 'arn:${Partition}:mediaconvert:${Region}:${Account}:jobs/*'
const uncertain = 'the guide allows all resources; these are the ones that the authorization reference names'

const create = [
  {
    ...start(
      'mediaconvert:CreateJob',
      bound('arn:${Partition}:mediaconvert:${Region}:${Account}:queues/${Queue}', {
        Queue: { member: 'Queue', accepts: ['arn', 'name'], absent: 'Default' },
      }),
      'arn:${Partition}:mediaconvert:${Region}:${Account}:presets/*',
    ),
    uncertain,
  },
  {
    ...start(
      'mediaconvert:CreateJob',
      bound('arn:${Partition}:mediaconvert:${Region}:${Account}:jobTemplates/${JobTemplate}', 'arn', 'name'),
    ),
    when: { anyOf: ['JobTemplate'] },
    uncertain,
  },
  passRole('Role', 'mediaconvert.amazonaws.com'),
  {
    ...tags('mediaconvert:TagResource', jobs),
    uncertain: 'Step Functions tags the job, and whether that takes a permission is said nowhere',
  },
]

/** AWS Elemental MediaConvert. */
export const mediaconvert: readonly IntegrationFacts[] = [
  factsOf({
    id: 'mediaconvert:createJob',
    required: ['Role', 'Settings'],
    optional: [
      'AccelerationSettings',
      'BillingTagsSource',
      'ClientRequestToken',
      'HopDestinations',
      'JobTemplate',
      'Priority',
      'Queue',
      'SimulateReservedQueue',
      'StatusUpdateInterval',
      'Tags',
      'UserMetadata',
    ],
    calls: {
      'request-response': create,
      sync: [
        ...create,
        poll('mediaconvert:GetJob', jobs),
        cancel('mediaconvert:CancelJob', jobs),
        managedRule('StepFunctionsGetEventsForMediaConvertJobRule'),
      ],
    },
    docs,
  }),
]
