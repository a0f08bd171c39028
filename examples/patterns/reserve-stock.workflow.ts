import { dynamodb, events, param, sns, uuid, workflow } from 'stepwright'

interface Order {
  productId: string
  orderId: string
  quantity: number
}

const bus = param('InventoryEventBusName', 'event-bus')
const source = 'com.inventory'

export const reserveStock = workflow('reserve-stock', { comment: 'Reserve stock for new order' }, (flow, input: Order) => {
  const { Item: product } = flow.task('DynamoDB GetItem', dynamodb.getItem, { TableName: param('InventoryTableName', 'table'), Key: { id: { S: input.productId } } })
  flow.choice('IN STOCK and Enough Stock?')
    .when(() => Number(product.stock!.N) >= input.quantity && product.status!.S === 'IN STOCK', () =>
      flow.parallel('Reserve Stock', [
        () => flow.task('Update stock', dynamodb.updateItem, {
          TableName: param('InventoryTableName', 'table'), Key: { id: { S: input.productId } },
          UpdateExpression: 'SET #stock = #stock - :quantity', ExpressionAttributeNames: { '#stock': 'stock' }, ExpressionAttributeValues: { ':quantity': { N: () => `${input.quantity}` } },
        }),
        () => flow.task('Send stock reserved event', events.putEvents, { Entries: [{ Detail: { productId: input.productId, orderId: input.orderId, requestedQuantity: input.quantity }, DetailType: 'stock-reserved', EventBusName: bus, Source: source }] }),
        () => flow.task('Write reservation', dynamodb.putItem, {
          TableName: param('InventoryReservationTableName', 'table'),
          Item: { id: { S: () => uuid() }, orderId: { S: input.orderId }, productId: { S: input.productId }, reservedQuantity: { N: () => String(input.quantity) } },
        }),
      ]))
    .otherwise(() =>
      flow.parallel('Stock Unavailable', [
        () => flow.task('Send create-purchase-order event', events.putEvents, { Entries: [{ Detail: { productId: input.productId, minPOAmount: () => Number(product.minPOAmount!.N), quantityRequested: input.quantity }, DetailType: 'create-purchase-order', EventBusName: bus, Source: source }] }),
        () => flow.task('Send stock unavailable event', events.putEvents, { Entries: [{ Detail: () => ({ ...input, availableQuantity: Number(product.stock!.N) }), DetailType: 'stock-unavailable', EventBusName: bus, Source: source }] }),
        () => flow.task('Send stock unavailable notification', sns.publish, { TopicArn: param('InventoryManagementTopicArn', 'topic'), Subject: 'Stock unavailable', Message: { message: () => `Stock unavailable for order id ${input.orderId}, product id ${input.productId}, quantity ${input.quantity}.` } }),
      ]))
})
