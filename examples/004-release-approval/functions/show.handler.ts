import { DynamoDB } from '@aws-sdk/client-dynamodb'
import type { ApiAnswer, ApiEvent } from './decide.js'
import { show } from './show.js'

const dynamodb = new DynamoDB()

/** What Lambda calls: `show` with the client of the SDK. */
export const handler = (event: ApiEvent): Promise<ApiAnswer> =>
  show(event, async (decisionId) => {
    const { Item } = await dynamodb.getItem({ TableName: process.env['TABLE'], Key: { decisionId: { S: decisionId } }, ProjectionExpression: 'metric, #value, executionId, stands', ExpressionAttributeNames: { '#value': 'value' } })
    if (Item === undefined) return undefined
    return { metric: Item['metric']?.S ?? '', value: Number(Item['value']?.N), executionId: Item['executionId']?.S ?? '', stands: Item['stands']?.S ?? '' }
  })
