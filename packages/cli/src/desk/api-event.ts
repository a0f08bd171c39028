import type { Json, JsonObject } from '@stepwright/asl'
import type { OtherRequest } from '@stepwright/simulator/local'
import type { ApiResource } from '@stepwright/workflow'

/** A request as it came to an API. */
export interface ApiRequest {
  readonly api: ApiResource
  readonly request: OtherRequest
  /** Below the API's URL. */
  readonly path: string
  readonly query: URLSearchParams
  /** `POST /decisions/{decisionId}` */
  readonly routeKey: string
  readonly pathParameters: { readonly [name: string]: string }
  readonly account: string
}

/**
 * The event of a function behind an HTTP API, in format 2.0. Nobody checks tokens here: the claims of one that is sent are taken as they are, and whoever sends none is `local`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function apiEvent(asked: ApiRequest): JsonObject {
  const { request, path, query, routeKey, pathParameters } = asked
  const { method, headers, body, bytes } = request
  const asText = isText(headers['content-type'])
  const { cookie, ...others } = headers
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query.toString(),
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: others,
    ...(query.size === 0 ? {} : { queryStringParameters: Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')])) }),
    requestContext: contextOf(asked, { method, path, userAgent: headers['user-agent'] ?? '' }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    ...(body === '' ? {} : { body: asText ? body : Buffer.from(bytes).toString('base64') }),
    isBase64Encoded: body !== '' && !asText,
  }
}

function contextOf({ api, request, routeKey, account }: ApiRequest, http: JsonObject): JsonObject {
  return {
    accountId: account,
    apiId: api.name,
    authorizer: api.authorizer === 'iam' ? { iam: { accessKey: 'local', accountId: account, callerId: 'local', userArn: `arn:aws:iam::${account}:user/local`, userId: 'local' } } : { jwt: { claims: claimsIn(request.headers['authorization']), scopes: null } },
    domainName: request.headers['host'] ?? '127.0.0.1',
    domainPrefix: api.name,
    http: { ...http, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
    requestId: crypto.randomUUID(),
    routeKey,
    stage: '$default',
    time: new Date().toUTCString(),
    timeEpoch: Date.now(),
  }
}

/** What is no text arrives in base64, as forms do. */
const isText = (type: string | undefined): boolean => type === undefined || /^(text\/|application\/(json|javascript|xml)\b)/.test(type)

function claimsIn(authorization = ''): Json {
  const payload = /^(?:Bearer )?[\w-]+\.([\w-]+)\./i.exec(authorization)?.[1]
  try {
    if (payload !== undefined) return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Json
  } catch {
    // what is no token says nothing of who calls
  }
  return { sub: 'local', email: 'local@localhost' }
}
