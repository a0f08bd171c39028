import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html'
const { start } = callsFrom(docs)

const put = [
  start(
    'events:PutEvents',
    bound('arn:${Partition}:events:${Region}:${Account}:event-bus/${EventBusName}', {
      EventBusName: { member: 'Entries[].EventBusName', accepts: ['arn', 'name'], absent: 'default' },
    }),
  ),
]

/** Amazon EventBridge. */
export const events: readonly IntegrationFacts[] = [
  factsOf({
    id: 'events:putEvents',
    required: ['Entries'],
    optional: ['EndpointId'],
    calls: { 'request-response': put, 'wait-for-task-token': put },
    errors: [{ name: 'EventBridge.FailedEntry', source: docs }],
    docs,
  }),
]
