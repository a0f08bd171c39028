import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html'
const { start } = callsFrom(docs)

const method = bound('arn:${Partition}:execute-api:${Region}:${Account}:${Api}/${Stage}/${Method}${Path}', {
  Api: { member: 'ApiEndpoint', accepts: ['api-host'] },
  Stage: { member: 'Stage', accepts: ['name'], absent: '*' },
  Method: { member: 'Method', accepts: ['name'] },
  Path: { member: 'Path', accepts: ['path'], absent: '/*' },
})

/** Only `IAM_ROLE` signs the request with the machine's role; the other two ask nothing of it. */
const signed = { equals: { AuthType: 'IAM_ROLE' } }
/** Messages to the clients of a WebSocket API are an action of their own. */
const connections = { Path: '/@connections' }
const { start: manage } = callsFrom(
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
)

const invoke = [
  { ...start('execute-api:Invoke', method), when: { ...signed, beginsNot: connections } },
  { ...manage('execute-api:ManageConnections', method), when: { ...signed, begins: connections } },
]

/** Amazon API Gateway. */
export const apiGateway: readonly IntegrationFacts[] = [
  factsOf({
    id: 'apigateway:invoke',
    required: ['ApiEndpoint', 'Method'],
    optional: ['Stage', 'Path', 'Headers', 'QueryParameters', 'RequestBody', 'AllowNullValues', 'AuthType'],
    calls: { 'request-response': invoke, 'wait-for-task-token': invoke },
    docs,
  }),
]
