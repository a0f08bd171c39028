import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html'
const { start } = callsFrom(docs)

/** No index: none of the four reads one. A key of the customer needs nothing here, since DynamoDB works with grants. */
const table = bound('arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}', 'arn', 'name')

/** Amazon DynamoDB. */
export const dynamodb: readonly IntegrationFacts[] = [
  factsOf({
    id: 'dynamodb:deleteItem',
    required: ['TableName', 'Key'],
    optional: [
      'Expected', 'ConditionalOperator', 'ReturnValues', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics', 'ConditionExpression',
      'ExpressionAttributeNames', 'ExpressionAttributeValues', 'ReturnValuesOnConditionCheckFailure',
    ],
    calls: { 'request-response': [start('dynamodb:DeleteItem', table)] },
    docs,
  }),
  factsOf({
    id: 'dynamodb:getItem',
    required: ['TableName', 'Key'],
    optional: ['AttributesToGet', 'ConsistentRead', 'ReturnConsumedCapacity', 'ProjectionExpression', 'ExpressionAttributeNames'],
    calls: { 'request-response': [start('dynamodb:GetItem', table)] },
    docs,
  }),
  factsOf({
    id: 'dynamodb:putItem',
    required: ['TableName', 'Item'],
    optional: [
      'Expected', 'ReturnValues', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics', 'ConditionalOperator', 'ConditionExpression',
      'ExpressionAttributeNames', 'ExpressionAttributeValues', 'ReturnValuesOnConditionCheckFailure',
    ],
    calls: { 'request-response': [start('dynamodb:PutItem', table)] },
    docs,
  }),
  factsOf({
    id: 'dynamodb:updateItem',
    required: ['TableName', 'Key'],
    optional: [
      'AttributeUpdates', 'Expected', 'ConditionalOperator', 'ReturnValues', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics',
      'UpdateExpression', 'ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues',
      'ReturnValuesOnConditionCheckFailure',
    ],
    calls: { 'request-response': [start('dynamodb:UpdateItem', table)] },
    docs,
  }),
]
