import type { Json, JsonObject } from '@stepwright/asl'
import { createService, createStore, type LocalFunction } from '@stepwright/simulator'
import { listen, type AnswerOthers } from '@stepwright/simulator/local'
import type { ApiResource, ApiRoute, FunctionResource } from '@stepwright/workflow'
import { afterEach, describe, expect, it } from 'vitest'
import { answerApis } from './answer-apis.js'
import { answerInvoke } from './answer-invoke.js'
import { answerObjects } from './answer-objects.js'

const closing: (() => Promise<void>)[] = []
afterEach(async () => void (await Promise.all(closing.splice(0).map((close) => close()))))

/** Where such requests are answered. */
async function served(others: AnswerOthers): Promise<string> {
  const service = createService({ store: createStore() })
  const { port, close } = await listen(service, 0, others)
  closing.push(close)
  return `http://127.0.0.1:${port}`
}

describe('an API', () => {
  const routes = ['GET /', 'GET /x/{id}/{y}', 'GET /x/fixed/{y}', 'GET /{proxy+}', 'GET /files/{rest+}', 'POST /x']
  const printed: string[] = []
  const api = (code: LocalFunction, paths = routes): Promise<string> => {
    // only its name is read here
    const called = { name: 'F' } as FunctionResource
    const made = paths.map((route): ApiRoute => ({ method: route.split(' ')[0] ?? '', path: route.split(' ')[1] ?? '', function: called }))
    const resource: ApiResource = { kind: 'api', name: 'A', authorizer: 'iam', routes: made, site: undefined, uses: [], parameters: [] }
    return served(answerApis({ apis: [resource], functions: { F: code }, account: '1', print: (text) => printed.push(text) }))
  }

  it.each([['', 'GET /'], ['/', 'GET /'], ['/x/a/b', 'GET /x/{id}/{y}'], ['/x/fixed/b', 'GET /x/fixed/{y}'], ['/x/a', 'GET /{proxy+}'], ['/files/a', 'GET /files/{rest+}']])('answers "%s" by %s', async (path, route) => {
    const url = await api((event) => (event as JsonObject)['routeKey'] ?? null)
    expect(await (await fetch(`${url}/apis/A${path}`)).json()).toBe(route)
  })

  it.each([['/x/%zz/b', 400], ['/x/a%2Fb/b', 200], ['/files/%E0%A4', 400]])('answers "%s" with %i', async (path, status) => {
    expect((await fetch(`${await api(() => null)}/apis/A${path}`)).status).toBe(status)
  })

  it('has a page where it has no route of its own', async () => {
    const url = await api(() => null, ['POST /x'])
    expect(await (await fetch(`${url}/apis/A/`)).text()).toContain('POST /x')
  })

  it('takes and gives bytes, and each cookie by itself', async () => {
    const bytes = Uint8Array.of(0x89, 0x50, 0xff)
    const url = await api((event) => ({ statusCode: 201, headers: { 'Content-Type': 'image/png' }, isBase64Encoded: true, body: (event as JsonObject)['body'] ?? '', cookies: ['a=1', 'b=2'] }))
    const answer = await fetch(`${url}/apis/A/x`, { method: 'POST', body: bytes, headers: { 'content-type': 'image/png' } })
    expect([answer.status, answer.headers.get('content-type'), answer.headers.getSetCookie()]).toEqual([201, 'image/png', ['a=1', 'b=2']])
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
  })

  it.each<[string, Json]>([['no status', { statusCode: 'abc' }], ['a status of nothing', { statusCode: 42 }], ['a header that is none', { statusCode: 200, headers: { 'a b': 'x' } }], ['a header of two lines', { statusCode: 200, headers: { a: 'x\ny' } }]])('says in the terminal that a function answered with %s', async (_, result) => {
    printed.length = 0
    const url = await api(() => result)
    expect((await fetch(`${url}/apis/A/x`, { method: 'POST' })).status).toBe(500)
    expect(printed.join('')).toMatch(/^POST \/x: /)
  })
})

describe('Invoke', () => {
  const [printed, events]: [string[], Json[]] = [[], []]
  const url = (): Promise<string> =>
    served(answerInvoke({ Decide: (event) => { events.push(event); if (event === 'bad') throw new TypeError('no'); return event } }, (text) => printed.push(text)))
  const invoke = async (name: string, body: string, type = 'RequestResponse'): Promise<Response> => fetch(`${await url()}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, { method: 'POST', body, headers: { 'x-amz-invocation-type': type } })

  it.each(['Decide', 'Decide:live', 'arn:aws:lambda:us-east-1:1:function:Decide', 'arn:aws:lambda:us-east-1:1:function:Decide:7', '1:function:Decide:live'])('knows the function "%s"', async (name) => expect(await (await invoke(name, '5')).json()).toBe(5))

  it.each([['Other', '1', 404, 'ResourceNotFoundException'], ['Decide', '{', 400, 'InvalidRequestContentException']])('of %s with %s is refused', async (name, body, status, type) => {
    const answer = await invoke(name, body)
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, type])
  })

  it('of a name that cannot be read is refused', async () => {
    const answer = await fetch(`${await url()}/2015-03-31/functions/%zz/invocations`, { method: 'POST', body: '1' })
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, 'InvalidParameterValueException'])
  })

  it('tells what a function throws', async () => {
    const answer = await invoke('Decide', '"bad"')
    expect([answer.status, answer.headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled'])
    expect(await answer.json()).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' })
  })

  it('of type DryRun calls nothing, of type Event waits for nothing', async () => {
    events.length = 0
    expect([(await invoke('Decide', '1', 'DryRun')).status, events]).toEqual([204, []])
    expect([(await invoke('Decide', '"bad"', 'Event')).status, events]).toEqual([202, ['bad']])
    await expect.poll(() => printed.join('')).toContain('Decide: {"errorType":"TypeError"')
  })
})

describe('objects', () => {
  it.each([['/uploads/a%20b.csv', 200], ['/uploads/%zz', 400], ['/%zz/a.csv', 400]])('answer "%s" with %i', async (path, status) => {
    const url = await served(answerObjects({ 's3://uploads/a b.csv': 'x' }))
    expect((await fetch(`${url}${path}`)).status).toBe(status)
  })
})
