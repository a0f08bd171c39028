import { dynamodb, lambda, param, sqs, workflow, type TaskToken } from 'stepwright'

interface StatusEvent { source: string; detail: { customerId: string; status: string } }
interface Call { id: string; payload: string; url: string; token: string }
interface Outcome { status: string; output: unknown }

const TableName = param('WebHookTable', 'table')

export const webhookProvider = workflow('webhook-provider', (flow, input: StatusEvent) => {
  const { Item: webhook } = flow.task('Get webhooks for customer and event', dynamodb.getItem, {
    TableName, Key: { pk: { S: () => `webhook_${input.detail.customerId}_${input.source}.${input.detail.status}` }, type: { S: 'webhook' } },
  })
  flow.choice('Validate if webhook subscription exists')
    .when(() => webhook?.pk?.S === undefined || webhook.signingToken?.S === undefined || webhook.url?.S === undefined, () => flow.succeed('SkipExecution'))
  const call = flow.lambda<Call>('Prepare webhook call', { FunctionName: param('PrepareWebHookCallFunctionArn', 'lambda-function'), Payload: () => ({ ...input, webhookData: { Item: webhook } }) })
  const outcome = flow
    .try(() => flow.waitForTaskToken('Queue webhook call', sqs.sendMessage, (taskToken: TaskToken<Outcome>) => ({
      QueueUrl: param('QueueUrl', 'queue'), MessageBody: { url: call.url, token: call.token, payload: call.payload, taskToken, id: call.id },
    }), { heartbeat: '1 hour', retry: { on: 'States.ALL', backoff: 2, interval: 60, attempts: 2 } }))
    .catch((error): Outcome => ({ status: 'failed', output: { Error: error.Error, Cause: error.Cause } }))
  flow.task('Update WebhookCall', dynamodb.updateItem, {
    TableName, Key: { pk: { S: call.id }, type: { S: 'webhookcall' } }, UpdateExpression: 'SET #status = :status, #output = :output',
    ExpressionAttributeValues: { ':status': { S: outcome.status }, ':output': { S: () => JSON.stringify(outcome.output) } },
    ExpressionAttributeNames: { '#status': 'status', '#output': 'output' },
  })
})
