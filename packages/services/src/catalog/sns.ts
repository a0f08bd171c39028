import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html'
const { start } = callsFrom(docs)

const publish = [
  {
    ...start(
      'sns:Publish',
      bound('arn:${Partition}:sns:${Region}:${Account}:${Topic}', {
        Topic: { member: 'TopicArn', instead: ['TargetArn'], accepts: ['arn'] },
      }),
    ),
    when: { noneOf: ['PhoneNumber'] },
  },
  // a text message has no ARN
  { ...start('sns:Publish', '*'), when: { anyOf: ['PhoneNumber'] } },
]

/** Amazon SNS. */
export const sns: readonly IntegrationFacts[] = [
  factsOf({
    id: 'sns:publish',
    required: ['Message'],
    optional: [
      'TopicArn',
      'TargetArn',
      'PhoneNumber',
      'Subject',
      'MessageStructure',
      'MessageAttributes',
      'MessageDeduplicationId',
      'MessageGroupId',
    ],
    calls: { 'request-response': publish, 'wait-for-task-token': publish },
    docs,
  }),
]
