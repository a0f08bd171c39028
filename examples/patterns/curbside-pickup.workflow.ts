import { dynamodb, param, sns, sqs, workflow, type TaskToken } from 'stepwright'

/** An order is picked, fetched and brought to the car: three times, somebody answers with a token. */
export const curbsidePickup = workflow('curbside-pickup', (flow, order: { id: string; name: string; email: string; customer_id: string; store_id: string; products: unknown[] }) => {
  const TableName = param('DDBTable', 'table')
  const TopicArn = param('SNSCustomer', 'topic')
  const set = (name: string, status: string) =>
    flow.task(name, dynamodb.updateItem, { TableName, Key: { id: { S: order.id } }, UpdateExpression: 'SET order_status = :stat, taskToken = :tk', ExpressionAttributeValues: { ':stat': { S: status }, ':tk': { S: '' } } })
  flow.task('DDB CreateOrder', dynamodb.putItem, {
    TableName, Item: { id: { S: order.id }, name: { S: order.name }, email: { S: order.email }, products: { S: () => JSON.stringify(order.products) }, order_status: { S: 'pick-order' } },
  })
  const picked = flow.waitForTaskToken('SQS PickItem', sqs.sendMessage, (taskToken: TaskToken<{ taskComplete: boolean }>) => ({ QueueUrl: param('SQSPick', 'queue'), MessageBody: { id: order.id, taskToken } }))
  flow.choice('ItemFound?').when(() => !picked.taskComplete, () => {
    set('DDB UpdateStatus Error', 'pick-error')
    flow.task('SNS OrderIssue', sns.publish, { TopicArn, Message: { id: order.id, msg: 'One of your items is out of stock and your order cannot be fullfiled. Please contact customer support for next steps', status: 'out-of-stock' } })
    flow.succeed('Out of stock')
  })
  set('DDB UpdateStatus', 'pick-complete')
  const customer = flow.waitForTaskToken('SNS ReadyPickup', sns.publish, (token: TaskToken<{ taskComplete: boolean; location: string }>) => ({
    Message: { status: 'ready-pickup', url: () => `http://localhost:3000/arrival?order=${order.id}&token=${token}` }, TopicArn,
  }), { timeout: '1 day' })
  flow.choice('CustomerArrived?').when(() => !customer.taskComplete, () => {
    set('DDB CancelOrder', 'cancel-restock')
    flow.task('SNS OrderCancel', sns.publish, { Message: { id: order.id, status: 'order-cancel', msg: 'Sorry to hear you no longer want your order. This is a confirmation your order has been canceled.' }, TopicArn })
    flow.task('SQS RestockItem', sqs.sendMessage, { MessageBody: order, QueueUrl: param('SQSRestock', 'queue') })
    flow.succeed('Cancelled')
  })
  flow.task('DDB Update Customer Status', dynamodb.updateItem, {
    TableName, Key: { id: { S: order.id } }, UpdateExpression: 'SET order_status = :stat, cust_location = :loc', ExpressionAttributeValues: { ':stat': { S: 'customer-arrived' }, ':loc': { S: customer.location } },
  })
  flow.waitForTaskToken('SNS DeliverToCurb', sns.publish, (taskToken: TaskToken) => ({ Message: { id: order.id, status: 'customer-arrived', location: customer.location, taskToken }, TopicArn: param('SNSBackend', 'topic') }))
  set('DDB CompleteOrder', 'curbside-complete')
})
