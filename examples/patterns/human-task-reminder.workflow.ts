import { dynamodb, param, sns, uuid, workflow, type TaskToken } from 'stepwright'

const table = param('DDBTable', 'table')
const topic = param('TopicArn', 'topic')

/** Asks a person to do something, and reminds them until they have. */
export const humanTaskReminder = workflow('human-task-reminder', (flow) => {
  const task = flow.let('New task', { id: () => uuid() })
  flow.parallel('Ask and remind', {
    reminded: () => flow.repeat('Done?', {
      until: (seen) => seen.Item.taskComplete!.S === 'true',
      attempts: 1000,
    }, () => {
      flow.wait('Sleep for Reminder', '1 hour')
      return flow.task('DDB Get Task Status', dynamodb.getItem, { TableName: table, Key: { id: { S: task.id } } })
    }),
    asked: () => {
      flow.task('DDB Put Task Status', dynamodb.putItem, { TableName: table, Item: { id: { S: task.id }, taskComplete: { S: 'false' } } })
      flow.waitForTaskToken('SNS Send Task Token to Human', sns.publish, (token: TaskToken<unknown>) => ({ TopicArn: topic, Message: { Title: 'Please Complete Task', token } }))
      flow.task('DDB Update Task Status', dynamodb.updateItem, { TableName: table, Key: { id: { S: task.id } }, UpdateExpression: 'SET taskComplete = :done', ExpressionAttributeValues: { ':done': { S: 'true' } } })
    },
  })
})
