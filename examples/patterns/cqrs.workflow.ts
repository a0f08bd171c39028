import { dynamodb, events, lambda, param, retry, workflow, type Flow } from 'stepwright'

interface Event {
  id: string
  time: string
  'detail-type': 'orderCommand' | 'orderQuery'
  detail: { query?: 'itemsSalesReport' | 'monthlySalesByItem'; itemid?: string; orderId: string; command: string; items: { itemid: string; quantity: number }[] }
}

export const cqrs = workflow('cqrs', (flow, input: Event) => {
  const unsupported = () => flow.fail('Fail', { error: 'unsupportedType' })
  flow.match('Command Query Router', input['detail-type'], {
    orderCommand: () => {
      const items = flow.map('Loop Order Items', input.detail.items, (item) => ({ M: { itemid: { S: item.itemid }, quantity: { N: () => JSON.stringify(item.quantity) } } }))
      flow.task('Put Order to DynamoDB', dynamodb.putItem, {
        TableName: param('DynamoDBTableName', 'table'),
        Item: { orderid: { S: input.detail.orderId }, items: { L: items }, status: { S: input.detail.command }, lastUpdateDate: { S: input.time } },
      })
      respond(flow, 'Send Response to EventBridge', 'orderCommandResponse', { orderid: input.detail.orderId, commandStatus: 'orderCreated' })
    },
    orderQuery: () => {
      flow.choice('Query Router')
        .when(() => input.detail.query === 'itemsSalesReport', () => {
          const answer = flow.lambda<{ statusCode: number; body: string }>('Invoke ItemSalesReport Query', { FunctionName: param('QueryItemSalesReportFunctionArn', 'lambda-function') }, { retry: retry.lambdaService() })
          respond(flow, 'Send ItemSalesReport Query Results', 'orderQueryResponse', { query: input.detail.query, queryMessageId: input.id, queryStatus: answer.statusCode, queryResult: answer.body })
        })
        .when(() => input.detail.query === 'monthlySalesByItem', () => {
          const answer = flow.lambda<{ statusCode: number; body: string }>('Invoke MonthlySalesByItem Query', { FunctionName: param('QueryMonthlySalesByItemFunctionArn', 'lambda-function'), Payload: { itemid: input.detail.itemid } }, { retry: retry.lambdaService() })
          respond(flow, 'Send MonthlySalesByItem Query Results', 'orderQueryResponse', { query: input.detail.query, queryItemId: input.detail.itemid, queryStatus: answer.statusCode, queryResult: answer.body })
        })
        .otherwise(unsupported)
    },
  }, { otherwise: unsupported })
})

function respond(flow: Flow, name: string, kind: string, detail: Record<string, unknown>) {
  flow.task(name, events.putEvents, { Entries: [{ Detail: detail, DetailType: kind, EventBusName: param('EventBridgeBusName', 'event-bus'), Source: 'orderPipeline' }] })
}
