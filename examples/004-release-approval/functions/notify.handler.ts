import { randomUUID } from 'node:crypto'
import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { SESv2 } from '@aws-sdk/client-sesv2'
import { notify, type Question } from './notify.js'

const [dynamodb, ses] = [new DynamoDB(), new SESv2()]
const { TABLE, PAGE = '', SENDER } = process.env

/** What Lambda calls: `notify` with the clients of the SDK. */
export const handler = (question: Question): Promise<void> =>
  notify(question, PAGE, {
    newId: randomUUID,
    now: () => new Date(),
    remember: async ({ decisionId, token, metric, value, executionId, expiresAt }) =>
      void (await dynamodb.putItem({
        TableName: TABLE,
        Item: { decisionId: { S: decisionId }, token: { S: token }, metric: { S: metric }, value: { N: String(value) }, executionId: { S: executionId }, expiresAt: { N: String(expiresAt) }, stands: { S: 'pending' } },
        ConditionExpression: 'attribute_not_exists(decisionId)',
      })),
    send: async ({ to, subject, text }) =>
      void (await ses.sendEmail({ FromEmailAddress: SENDER, Destination: { ToAddresses: [to] }, Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } } })),
  })
