import { dynamodb, param, sqs, workflow } from 'stepwright'

/** One record after another, until the list is done. */
export const transferRecords = workflow('transfer-records', { timeout: '1 hour' }, (flow) => {
  const seeded = flow.lambda<string[]>('Seed the DynamoDB Table', { FunctionName: param('SeedingFunction', 'lambda-function') })
  flow.repeat('For Loop Condition', { from: { List: seeded }, while: ({ List }) => List[0] !== 'DONE', attempts: 1000 }, ({ List }) => {
    const { Item } = flow.task('Read Next Message from DynamoDB', dynamodb.getItem, { TableName: param('Table', 'table'), Key: { MessageId: { S: List[0]! } } })
    flow.task('Send Message to SQS', sqs.sendMessage, { MessageBody: Item['Message']!.S, QueueUrl: param('Queue', 'queue') })
    return { List: () => List.slice(1) }
  })
})
