import { ConditionalCheckFailedException, DynamoDB } from '@aws-sdk/client-dynamodb'
import { SFN } from '@aws-sdk/client-sfn'
import { decide, type ApiAnswer, type ApiEvent } from './decide.js'

const [dynamodb, states] = [new DynamoDB(), new SFN()]
const { TABLE } = process.env

/** What Lambda calls: `decide` with the clients of the SDK. */
export const handler = (event: ApiEvent): Promise<ApiAnswer> =>
  decide(event, {
    claim,
    release: async (decisionId) =>
      void (await dynamodb.updateItem({ TableName: TABLE, Key: { decisionId: { S: decisionId } }, UpdateExpression: 'SET stands = :pending REMOVE decidedBy', ExpressionAttributeValues: { ':pending': { S: 'pending' } } })),
    sendTaskSuccess: async (taskToken, output) => void (await states.sendTaskSuccess({ taskToken, output })),
    sendTaskFailure: async (taskToken, error, cause) => void (await states.sendTaskFailure({ taskToken, error, cause })),
  })

/** One of two who decide at once gets the token. Items may outlive their time by days, so it is asked for too. */
async function claim(decisionId: string, by: string): Promise<string | undefined> {
  try {
    const { Attributes } = await dynamodb.updateItem({
      TableName: TABLE,
      Key: { decisionId: { S: decisionId } },
      UpdateExpression: 'SET stands = :decided, decidedBy = :by',
      ConditionExpression: 'stands = :pending AND expiresAt > :now',
      ExpressionAttributeValues: { ':decided': { S: 'decided' }, ':pending': { S: 'pending' }, ':by': { S: by }, ':now': { N: String(Math.floor(Date.now() / 1000)) } },
      ReturnValues: 'ALL_NEW',
    })
    return Attributes?.['token']?.S
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}
