import { bound } from '../integration/bound.js'
import { callsFrom } from '../integration/calls-from.js'
import { factsOf, type IntegrationFacts } from '../integration/integration.js'

const docs = 'https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html'
const { start } = callsFrom(docs)

const connection = { member: 'Authentication.ConnectionArn', instead: ['InvocationConfig.ConnectionArn'] }
const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/** HTTPS APIs, with what an EventBridge connection knows of signing in. */
export const http: readonly IntegrationFacts[] = [
  factsOf({
    id: 'http:invoke',
    required: ['ApiEndpoint', 'Method'],
    optional: ['Authentication', 'InvocationConfig', 'Headers', 'QueryParameters', 'RequestBody', 'Transform'],
    calls: {
      'request-response': [
        {
          // the guide's sample names the machine, the authorization reference knows no resource: the conditions are what limits it
          ...start('states:InvokeHTTPEndpoint', '*'),
          condition: {
            StringEquals: {
              'states:HTTPMethod': { value: '${Method}', bind: { Method: { member: 'Method', accepts: ['name'], oneOf: methods } } },
            },
            StringLike: {
              'states:HTTPEndpoint': { value: '${ApiEndpoint}', bind: { ApiEndpoint: { member: 'ApiEndpoint', accepts: ['name'] } } },
            },
          },
        },
        start(
          'events:RetrieveConnectionCredentials',
          bound('arn:${Partition}:events:${Region}:${Account}:connection/${Connection}', {
            Connection: { ...connection, accepts: ['arn'] },
          }),
        ),
        start(
          'secretsmanager:DescribeSecret secretsmanager:GetSecretValue',
          bound('arn:${Partition}:secretsmanager:${Region}:${Account}:secret:events!connection/${Connection}/*', {
            Connection: { ...connection, accepts: ['connection-of-arn'] },
          }),
        ),
      ],
    },
    docs,
  }),
]
