import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import type { Ending } from '../data/pending.js'
import type { TaskCall } from '../data/run.js'
import { calledFunction } from '../data/called-function.js'
import { parseJson } from './request-values.js'

/** HTTP endpoints that answer tasks. */
export interface Endpoints {
  /** Answers as Lambda's Invoke does: what `sam local start-lambda` serves, or the runtime interface emulator. */
  readonly lambda?: string
  /** Stands for the hosts that HTTP Tasks call: path and query are those of ApiEndpoint. */
  readonly http?: string
  /** Takes all other tasks: `{ state, resource, arguments }` by POST. Answers with the result, or, by a status of 400 and more, with `{ Error, Cause }`. */
  readonly tasks?: string
}

/** Sends a task to an endpoint; `undefined` where none is for it. */
export function callEndpoint({ lambda, http, tasks }: Endpoints, call: TaskCall): Promise<Ending> | undefined {
  const { resource, arguments: args } = call
  const code = calledFunction(call)
  if (code !== undefined && lambda !== undefined) return replyOf('Lambda.SdkClientException', () => invokeLambda(lambda, code))
  if (/:::http:invoke$/.test(resource) && http !== undefined && isObject(args)) return replyOf('States.Http.Socket', () => invokeHttp(http, args))
  return tasks === undefined ? undefined : replyOf('States.TaskFailed', () => invokeTask(tasks, call))
}

async function replyOf(unreachable: string, act: () => Promise<Ending>): Promise<Ending> {
  try {
    return await act()
  } catch (thrown) {
    const reason = thrown instanceof Error ? `${thrown.message}${thrown.cause instanceof Error ? `: ${thrown.cause.message}` : ''}` : String(thrown)
    return { error: { Error: unreachable, Cause: reason } }
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
async function invokeLambda(endpoint: string, { name, event, integrated }: { readonly name: string; readonly event: Json; readonly integrated: boolean }): Promise<Ending> {
  const response = await fetch(new URL(`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, endpoint), { method: 'POST', body: JSON.stringify(event), headers: { 'content-type': 'application/json' } })
  const text = await response.text()
  const payload = parseJson(text === '' ? 'null' : text) ?? text
  if (response.headers.get('x-amz-function-error') !== null) {
    return { error: { Error: isObject(payload) && typeof payload['errorType'] === 'string' ? payload['errorType'] : 'Lambda.Unknown', Cause: text } }
  }
  if (!response.ok) return { error: { Error: response.status === 404 ? 'Lambda.ResourceNotFoundException' : 'Lambda.AWSLambdaException', Cause: text } }
  return { result: integrated ? { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: response.status } : payload }
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
async function invokeHttp(endpoint: string, { ApiEndpoint, Method, Headers: given, QueryParameters, RequestBody }: JsonObject): Promise<Ending> {
  const asked = new URL(String(ApiEndpoint))
  const url = new URL(asked.pathname + asked.search, endpoint)
  for (const [name, value] of pairsOf(QueryParameters)) url.searchParams.append(name, value)
  const body = RequestBody === undefined ? undefined : typeof RequestBody === 'string' ? RequestBody : JSON.stringify(RequestBody)
  const headers = new Headers(RequestBody === undefined ? [] : [['content-type', 'application/json']])
  for (const [name, value] of pairsOf(given)) headers.set(name, value)
  const response = await fetch(url, { method: typeof Method === 'string' ? Method : 'GET', headers, ...(body === undefined ? {} : { body }) })
  const text = await response.text()
  const heard = Object.fromEntries([...response.headers].map(([name, value]): [string, Json] => [name, [value]]))
  if (!response.ok) return { error: { Error: `States.Http.StatusCode.${response.status}`, Cause: text === '' ? response.statusText : text } }
  return { result: { Headers: heard, ResponseBody: parseJson(text) ?? text, StatusCode: response.status, StatusText: response.statusText } }
}

/** Texts by name; a list is several. */
function pairsOf(values: Json | undefined): readonly (readonly [string, string])[] {
  if (values === undefined || !isObject(values)) return []
  return Object.entries(values).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, typeof one === 'string' ? one : JSON.stringify(one)]))
}

async function invokeTask(endpoint: string, { state, resource, arguments: args }: TaskCall): Promise<Ending> {
  const response = await fetch(endpoint, { method: 'POST', body: JSON.stringify({ state, resource, arguments: args }), headers: { 'content-type': 'application/json' } })
  const text = await response.text()
  const value = text === '' ? null : parseJson(text)
  if (value === undefined) return { error: { Error: 'States.TaskFailed', Cause: `${endpoint} answered what is no JSON: ${text.slice(0, 200)}` } }
  if (response.ok) return { result: value }
  const { Error: error = 'States.TaskFailed', Cause = text } = isObject(value) ? value : {}
  return { error: { Error: String(error), Cause: typeof Cause === 'string' ? Cause : JSON.stringify(Cause) } }
}
