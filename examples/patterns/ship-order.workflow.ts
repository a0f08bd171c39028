import { events, param, retry, sns, sqs, workflow, type TaskToken } from 'stepwright'

interface Shipping { 'detail-type'?: string; detail: { order_id: string; customer: { id: string }; products: { product_id: string }[] } }

/** What is invalid, what must wait, and one way to fail. */
export const shipOrder = workflow('ship-order', (flow, input: Shipping) => {
  const workflow_id = flow.context.Execution.Id
  const service = retry.lambdaService()
  const tell = (name: string, DetailType: string, Detail: object, options = {}) =>
    flow.task(name, events.putEvents, { Entries: [{ Detail: { ...Detail, workflow_id }, DetailType, EventBusName: param('EventBusName', 'event-bus'), Source: 'com.orders.shipping' }] }, options)
  const fail = (name: string, Detail: object, options = {}): never => {
    tell(name, 'OrderShippingFailed', { ...Detail, order_event: input }, options)
    return flow.fail('Order Shipping Failed', { error: 'order_shipping_failed' })
  }
  flow.choice('Validate Input').when(() => input.detail.products.length === 0 || input['detail-type'] !== 'OrderCreated', () =>
    fail('Notify Invalid Input', { error_message: 'InvalidInput' }, { retry: { on: 'States.ALL', backoff: 1, interval: 1, attempts: 3 } }))
  const { status } = flow.lambda<{ status: string }>('Get Customer Status', { FunctionName: param('LambdaGetCustomerStatus', 'lambda-function'), Payload: input.detail.customer }, { retry: [service, { on: 'States.ALL', backoff: 1, interval: 1, attempts: 5 }].flat() })
  flow.choice('Do Fraud Check').when(() => status === 'fraudulent', () => fail('Notify Fraudulent Customer', { error_message: 'FraudulentCustomer' }))
  flow.task('Notify New Order', sns.publish, { Message: input, TopicArn: param('SnsNewOrderTopic', 'topic') })
  const reservations = flow.map('Reserve Products', input.detail.products, (product) =>
    flow.repeat('Choice', { from: product, until: (seen) => seen.reservation_status !== 'temporarily-unavailable', attempts: 100 }, (wanted: { product_id: string; reservation_status?: string }) => {
      const reserved = flow.lambda<{ product_id: string; reservation_status: string }>('Reserve Product', { FunctionName: param('LambdaReserveProduct', 'lambda-function'), Payload: wanted }, { retry: service })
      flow.choice('Available?').when(() => reserved.reservation_status === 'temporarily-unavailable', () => {
        tell('Notify Delayed', 'OrderShippingDelayed', { delay_reason: 'Product Temporarily Un-Available', product_id: reserved.product_id, order_id: input.detail.order_id })
        flow.wait('Wait for availability', 10)
      })
      return reserved
    }))
  tell('Notify Products Reserved', 'OrderShippingProductsReserved', { order_id: input.detail.order_id })
  flow
    .try(() => flow.waitForTaskToken('Initate Packaging and Shipping', sqs.sendMessage, (token: TaskToken) => ({ QueueUrl: param('PackageAndShipQueue', 'queue'), MessageBody: { order_detail: input.detail, reservations, token } }), { timeout: '3 hours' }))
    .catch('States.TaskFailed', (errors) => fail('Notify Packaging and Shipping Failed', { error_message: 'PackagingAndShippingFailed', error_details: errors }))
  tell('Notify Successful Shipping', 'ShippingSuccessful', { order_event: input })
})
