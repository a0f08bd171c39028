import { dynamodb, param, workflow } from 'stepwright'

const TableName = param('TableSemaphore', 'table')
const LockName = { S: param('LockName') }

/** A lock that is counted in one item: so many executions may hold it. */
export const semaphore = workflow('semaphore', (flow, input: { job: string }) => {
  const owner = { '#lockownerid': flow.context.Execution.Id }
  flow.repeat('Got the lock?', { until: ({ acquired }) => acquired, attempts: 200 }, () =>
    flow
      .try(() => {
        flow.task('Acquire Lock', dynamodb.updateItem, {
          TableName, Key: { LockName },
          ExpressionAttributeNames: { '#currentlockcount': 'currentlockcount', ...owner },
          ExpressionAttributeValues: { ':increase': { N: '1' }, ':limit': { N: param('ConcurrentAccessLimit') }, ':lockacquiredtime': { S: flow.context.State.EnteredTime } },
          UpdateExpression: 'SET #currentlockcount = #currentlockcount + :increase, #lockownerid = :lockacquiredtime',
          ConditionExpression: 'currentlockcount <> :limit and attribute_not_exists(#lockownerid)', ReturnValues: 'UPDATED_NEW',
        }, { retry: [{ on: 'DynamoDB.AmazonDynamoDBException', attempts: 0 }, { on: 'States.ALL', attempts: 6, backoff: 2 }] })
        return { acquired: true }
      })
      .on('DynamoDB.AmazonDynamoDBException', () => {
        flow.try(() => flow.task('Initialize Lock Item', dynamodb.putItem, {
          TableName, Item: { LockName, currentlockcount: { N: '0' } }, ConditionExpression: 'LockName <> :lockname', ExpressionAttributeValues: { ':lockname': LockName },
        })).catch(() => null)
        return { acquired: false }
      })
      .catch('DynamoDB.ConditionalCheckFailedException', () => {
        const record = flow.task('Get Current Lock Record', dynamodb.getItem, { TableName, ExpressionAttributeNames: owner, Key: { LockName }, ProjectionExpression: '#lockownerid' })
        const acquired = flow.let('Ours already?', () => JSON.stringify(record.Item).includes('Z'))
        flow.choice('Held by another?').when(() => !acquired, () => flow.wait('Wait to Get Lock', 3))
        return { acquired }
      }))
  const done = flow.lambda('Run Lambda Function With Controlled Concurrency', { FunctionName: param('LambdaDoWorkFunction', 'lambda-function'), Payload: { Input: input } })
  flow
    .try(() => flow.task('Release Lock', dynamodb.updateItem, {
      TableName, Key: { LockName }, ExpressionAttributeNames: { '#currentlockcount': 'currentlockcount', ...owner }, ExpressionAttributeValues: { ':decrease': { N: '1' } },
      UpdateExpression: 'SET #currentlockcount = #currentlockcount - :decrease REMOVE #lockownerid', ConditionExpression: 'attribute_exists(#lockownerid)', ReturnValues: 'UPDATED_NEW',
    }, { retry: [{ on: 'DynamoDB.ConditionalCheckFailedException', attempts: 0 }, { on: 'States.ALL', attempts: 5, backoff: 1.5 }] }))
    .catch('DynamoDB.ConditionalCheckFailedException', () => null)
  return [{ payload: done }]
})
