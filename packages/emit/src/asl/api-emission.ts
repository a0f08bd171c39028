import type { JsonObject } from '@stepwright/asl'
import { arnAt, type AwsPlace } from '@stepwright/iam'
import { parameterWord, pathVariables, type ApiResource, type ApiRoute } from '@stepwright/workflow'
import type { Emission } from '../emitter/emission.js'
import { routeIds } from '../emitter/route-ids.js'
import type { SystemResource } from '../emitter/system.js'
import { jsonFile } from './machine-emission.js'

/** The files of an API, and what it needs. */
export interface ApiEmission extends Emission {
  readonly kind: 'api'
  readonly resource: ApiResource
  readonly needs: readonly object[]
}

/**
 * An OpenAPI document for `aws apigatewayv2 import-api --body`, and what lets the API call its functions: a list, each for `aws lambda add-permission --cli-input-json`.
 * The id of an API is known when it was imported, so it is a placeholder there.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html
 */
export function emitApi({ resource, from }: SystemResource<ApiResource>, place: AwsPlace): ApiEmission {
  const { name, routes } = resource
  const [api = '', permissions = ''] = apiPaths(resource)
  const statements = routeIds(routes, (words) => [parameterWord(name), ...words].join('-'))
  const files = [jsonFile(api, openApi(resource, place)), jsonFile(permissions, routes.map((route, at) => permission({ api: name, statement: statements[at] ?? '' }, route, place)))]
  const called = [...new Set(routes.map((route) => route.function.name))]
  const needs = called.map((one) => ({ kind: 'function', name: one, arn: functionArn(one, place), madeBy: 'documents', documents: [`${one}.function.json`] }))
  return { kind: 'api', name, from, files, resource, needs }
}

/** The names of its files. */
export function apiPaths({ name }: ApiResource): string[] {
  return [`${name}.api.openapi.json`, `${name}.api.permissions.json`]
}

const functionArn = (name: string, place: AwsPlace): string => arnAt(`arn:\${Partition}:lambda:\${Region}:\${Account}:function:${name}`, place)

function openApi({ name, authorizer, routes }: ApiResource, place: AwsPlace): JsonObject {
  return {
    openapi: '3.0.1',
    info: { title: name, version: '1' },
    paths: Object.fromEntries([...byPath(routes)].map(([path, of]) => [path, Object.fromEntries(of.map((route) => [route.method.toLowerCase(), operation(route, place)]))])),
    components: { securitySchemes: { callers: scheme(authorizer) } },
  }
}

function byPath(routes: readonly ApiRoute[]): Map<string, ApiRoute[]> {
  const paths = new Map<string, ApiRoute[]>()
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route])
  return paths
}

/**
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
function operation({ path, function: called }: ApiRoute, place: AwsPlace): JsonObject {
  const variables = pathVariables(path)
  return {
    ...(variables.length === 0 ? {} : { parameters: variables.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) }),
    responses: { default: { description: `What the function ${called.name} answers` } },
    security: [{ callers: [] }],
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: arnAt(`arn:\${Partition}:apigateway:\${Region}:lambda:path/2015-03-31/functions/${functionArn(called.name, place)}/invocations`, place),
      payloadFormatVersion: '2.0',
      connectionType: 'INTERNET',
    },
  }
}

/**
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
function scheme(authorizer: ApiResource['authorizer']): JsonObject {
  if (authorizer === 'iam') return { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' }
  const { issuer, audience } = authorizer
  return { type: 'oauth2', 'x-amazon-apigateway-authorizer': { type: 'jwt', identitySource: '$request.header.Authorization', jwtConfiguration: { issuer, audience } } }
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function permission({ api, statement }: { readonly api: string; readonly statement: string }, { method, path, function: called }: ApiRoute, place: AwsPlace): JsonObject {
  const id = `${parameterWord(api)}ApiId`
  return {
    FunctionName: called.name,
    StatementId: statement,
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: arnAt(`arn:\${Partition}:execute-api:\${Region}:\${Account}:\${${id}}/*/${method}${path.replaceAll(/\{[^}]*\}/g, '*')}`, place),
  }
}
