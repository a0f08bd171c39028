import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html'
const { start } = callsFrom(docs)

const send = [
  start(
    'sqs:SendMessage',
    bound('arn:${Partition}:sqs:${Region}:${Account}:${Queue}', { Queue: { member: 'QueueUrl', accepts: ['queue-url'] } }),
  ),
]

/** Amazon SQS. */
export const sqs: readonly IntegrationFacts[] = [
  factsOf({
    id: 'sqs:sendMessage',
    required: ['QueueUrl', 'MessageBody'],
    optional: ['DelaySeconds', 'MessageAttributes', 'MessageSystemAttributes', 'MessageDeduplicationId', 'MessageGroupId'],
    calls: { 'request-response': send, 'wait-for-task-token': send },
    docs,
  }),
]
