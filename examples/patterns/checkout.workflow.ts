import { apigateway, dynamodb, events, param, workflow, type TaskToken } from 'stepwright'

interface Cart { CartId: string; Email: string; Address: string; total_cost: string }
const TableName = param('DynamoName', 'table')
const ApiEndpoint = param('ApiGateWayEndpoint')

export const checkout = workflow('checkout', (flow, input: Cart) => {
  flow.task('Set Order, Payment and Shipping Status', dynamodb.putItem, {
    TableName, Item: { cart_id: { S: input.CartId }, email: { S: input.Email }, address: { S: input.Address }, total_cost: { S: input.total_cost }, order_status: { S: 'pending' } },
  })
  const payment = flow.waitForTaskToken('Third Party Payment Service', apigateway.invoke, (token: TaskToken<{ Status: string; CartId: string }>) => ({
    ApiEndpoint, Method: 'POST', Path: '/dev/checkout/payment', RequestBody: { Payload: input, MyTaskToken: token },
  }))
  flow.choice('Payment Validation').when(() => payment.Status === 'PaymentFailed', () => {
    set('Payment Status: Unsuccessful', 'payment_status', 'Unsuccessful')
    tell('PaymentFailed')
    flow.succeed('No payment')
  })
  set('Payment Status: Successful', 'payment_status', 'Successful')
  const shipping = flow.waitForTaskToken('Third Party Shipping Service', apigateway.invoke, (token: TaskToken<{ Status: string }>) => ({
    ApiEndpoint, Method: 'POST', Path: '/dev/checkout/shipping', RequestBody: { Payload: payment, MyTaskToken: token },
  }))
  flow.choice('Shipping Validation')
    .when(() => shipping.Status === 'ShippingFailed', () => {
      set('Shipping Status: Unsuccessful', 'shipping_status', 'Unsuccessful')
      tell('ShippingFailed')
    })
    .otherwise(() => {
      set('Shipping Status: Successful', 'shipping_status', 'Successful')
      tell('ShippingSuccessful')
    })

  function set(name: string, column: string, value: string) {
    flow.task(`Set ${name}`, dynamodb.updateItem, { TableName, Key: { cart_id: { S: input.CartId } }, UpdateExpression: `SET ${column} = :value`, ExpressionAttributeValues: { ':value': { S: value } } })
  }
  function tell(what: string) {
    flow.task(`Send ${what} Event`, events.putEvents, {
      Entries: [{ Detail: { cart_id: input.CartId, Time: flow.context.State.EnteredTime }, DetailType: what, EventBusName: param('EventBusName', 'event-bus'), Source: 'CheckoutWorkflow' }],
    })
  }
})
