import { spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Json, JsonObject } from '@stepwright/asl'
import { createService, createStore, type Service, type ServiceOptions } from '@stepwright/simulator'
import { afterEach, describe, expect, it } from 'vitest'
import { localAnswers } from './commands/local-answers.js'
import { localFunctions } from './commands/local-functions.js'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const folderOf = (): string => mkdtempSync(join(tmpdir(), 'stepwright-local-'))

function written(content: Json, name = 'mocks.json'): string {
  const file = join(folderOf(), name)
  writeFileSync(file, JSON.stringify(content))
  return file
}

async function serviceOf(states: JsonObject, options: Omit<ServiceOptions, 'store'>): Promise<Service> {
  const service = createService({ store: createStore(), speed: 1000, ...options })
  closing.push(() => service.close())
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0] ?? '', States: states })
  await service.call('CreateStateMachine', { name: 'm', roleArn: 'arn:aws:iam::123456789012:role/r', definition })
  return service
}

async function ended(service: Service, testCase = ''): Promise<JsonObject> {
  const started = await service.call('StartExecution', { stateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:m${testCase}`, input: '{"n":1}' })
  if (!('executionArn' in started)) return started as JsonObject
  for (;;) {
    const told = (await service.call('DescribeExecution', { executionArn: started['executionArn'] ?? null })) as JsonObject
    if (told['status'] !== 'RUNNING') return told
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const task = (resource: string, args: JsonObject, more: JsonObject = {}): JsonObject => ({ T: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: args, End: true, ...more } })
const lambda = task('lambda:invoke', { FunctionName: 'f', Payload: '{% $states.input %}' }, { Output: '{% $states.result.Payload %}' })

describe('--mocks', () => {
  it('answers that come one after another begin anew with each execution', async () => {
    const answers = await localAnswers(written({ 'lambda:invoke': [{ error: 'E' }, { result: { Payload: 2 } }] }), '/')
    if (typeof answers === 'string') throw new Error(answers)
    const service = await serviceOf(task('lambda:invoke', { FunctionName: 'f' }, { Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }], Output: '{% $states.result.Payload %}' }), answers)
    expect([await ended(service), await ended(service)]).toMatchObject([{ status: 'SUCCEEDED', output: '2' }, { status: 'SUCCEEDED', output: '2' }])
  })

  it('a test case of a MockConfigFile.json is named behind the ARN', async () => {
    const answers = await localAnswers(written({
      StateMachines: { m: { TestCases: { Happy: { T: 'Good' }, Sad: { T: 'Bad' } } } },
      MockedResponses: { Good: { 0: { Return: { Payload: 'good' } } }, Bad: { 0: { Throw: { Error: 'Sad', Cause: 'c' } } } },
    }), '/')
    if (typeof answers === 'string') throw new Error(answers)
    const service = await serviceOf(lambda, { ...answers, functions: { f: () => 'not mocked' } })
    expect(await ended(service, '#Happy')).toMatchObject({ output: '"good"' })
    expect(await ended(service, '#Sad')).toMatchObject({ status: 'FAILED', error: 'Sad', cause: 'c' })
    expect(await ended(service)).toMatchObject({ output: '"not mocked"' })
    expect(await ended(service, '#Hapy')).toMatchObject({ refusal: { type: 'ValidationException', message: expect.stringContaining('"Happy"') as string } })
  })

  it('says what is wrong with the file', async () => {
    expect(await localAnswers('/nowhere/mocks.json', '/')).toContain('mocks.json')
  })
})

describe('--functions', () => {
  it('are the exports of a module', async () => {
    const file = join(folderOf(), 'functions.mjs')
    writeFileSync(file, 'export const f = ({ n }) => n + 1\nexport const other = 5\n')
    expect(await ended(await serviceOf(lambda, { functions: await localFunctions(file, '/') }))).toMatchObject({ output: '2' })
  })

  it('are the handlers in a folder, in JavaScript and TypeScript', async () => {
    const folder = folderOf()
    writeFileSync(join(folder, 'f.ts'), 'export const handler = ({ n }: { n: number }): number => n * 10\n')
    mkdirSync(join(folder, 'g'))
    writeFileSync(join(folder, 'g', 'index.mjs'), 'export default (n) => n\n')
    writeFileSync(join(folder, 'f.test.ts'), 'throw new Error("nobody loads a test")\n')
    const functions = await localFunctions(folder, folder)
    expect(Object.keys(functions).sort()).toEqual(['f', 'g'])
    expect(await ended(await serviceOf(lambda, { functions }))).toMatchObject({ output: '10' })
  })
})

/** What an endpoint is asked, and what it says. */
interface Heard {
  readonly method: string
  readonly url: string
  readonly headers: { readonly [name: string]: unknown }
  readonly body: string
}

function endpoint(answer: (heard: Heard) => { readonly status?: number; readonly headers?: Record<string, string>; readonly body: Json }): Promise<string> {
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const told = answer({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      response.writeHead(told.status ?? 200, { 'content-type': 'application/json', ...told.headers }).end(JSON.stringify(told.body))
    })
  })
  closing.push(() => void server.close())
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
    })
  })
}

describe('--endpoint', () => {
  it('lambda= is called as Lambda is', async () => {
    const url = await endpoint(({ method, url, body }) => ({ body: { method, url, event: JSON.parse(body) as Json } }))
    const { output } = await ended(await serviceOf(lambda, { endpoints: { lambda: url } }))
    expect(JSON.parse(String(output))).toEqual({ method: 'POST', url: '/2015-03-31/functions/f/invocations', event: { n: 1 } })
  })

  it('an error of a function has its type', async () => {
    const url = await endpoint(() => ({ headers: { 'x-amz-function-error': 'Unhandled' }, body: { errorType: 'TypeError', errorMessage: 'no' } }))
    expect(await ended(await serviceOf(lambda, { endpoints: { lambda: url } }))).toMatchObject({ status: 'FAILED', error: 'TypeError', cause: '{"errorType":"TypeError","errorMessage":"no"}' })
  })

  it('http= stands for the host that an HTTP Task calls', async () => {
    const url = await endpoint(({ method, url, headers, body }) => ({ body: { method, url, mine: String(headers['x-mine']), body: JSON.parse(body) as Json } }))
    const states = task('http:invoke', { ApiEndpoint: 'https://api.example.com/v1/a?b=1', Method: 'POST', QueryParameters: { c: ['2', '3'] }, Headers: { 'X-Mine': 'yes' }, RequestBody: { d: 4 } }, { Output: '{% [$states.result.ResponseBody, $states.result.StatusCode] %}' })
    const { output } = await ended(await serviceOf(states, { endpoints: { http: url } }))
    expect(JSON.parse(String(output))).toEqual([{ method: 'POST', url: '/v1/a?b=1&c=2&c=3', mine: 'yes', body: { d: 4 } }, 200])
  })

  it('a status of an HTTP Task is an error by its number', async () => {
    const url = await endpoint(() => ({ status: 404, body: 'none' }))
    expect(await ended(await serviceOf(task('http:invoke', { ApiEndpoint: 'https://api.example.com/', Method: 'GET' }), { endpoints: { http: url } }))).toMatchObject({ error: 'States.Http.StatusCode.404' })
  })

  it('a URL alone takes every other task', async () => {
    const url = await endpoint(({ body }) => {
      const { state, resource, arguments: args } = JSON.parse(body) as { state: string; resource: string; arguments: { fail?: true } }
      return args.fail === true ? { status: 400, body: { Error: 'Sqs.Full', Cause: 'no room' } } : { body: [state, resource] }
    })
    expect(await ended(await serviceOf(task('sqs:sendMessage', {}), { endpoints: { tasks: url } }))).toMatchObject({ output: '["T","arn:aws:states:::sqs:sendMessage"]' })
    expect(await ended(await serviceOf(task('sqs:sendMessage', { fail: true }), { endpoints: { tasks: url } }))).toMatchObject({ error: 'Sqs.Full', cause: 'no room' })
  })

  it('nobody there is an error that a machine can catch', async () => {
    expect(await ended(await serviceOf(lambda, { endpoints: { lambda: 'http://127.0.0.1:1' } }))).toMatchObject({ status: 'FAILED', error: 'Lambda.SdkClientException' })
  })
})

describe('what cannot be served', () => {
  const bin = fileURLToPath(new URL('../bin/stepwright.js', import.meta.url))
  const damaged = folderOf()
  writeFileSync(join(damaged, 'journal.jsonl'), '{"put":"a","value":1}\n{"put":\n{"put":"b","value":1}\n')
  it.each([
    ['a damaged journal', ['--data', damaged], `--data "${damaged}" cannot be used: "${join(damaged, 'journal.jsonl')}" is damaged: line 2 of it is no change`],
    ['a folder that is a file', ['--data', join(damaged, 'journal.jsonl')], 'journal.jsonl" cannot be used: '],
    ['a port that is none', ['--port', 'x'], '--port "x" is no port'],
    ['an endpoint that is none', ['--endpoint', 'sqs=here'], '--endpoint "sqs=here" is none'],
    ['functions that are not there', ['--functions', 'nowhere.mjs'], '--functions "nowhere.mjs" cannot be read: '],
    ['objects that are not there', ['--objects', 'nowhere'], '--objects "nowhere" cannot be read: it does not exist'],
    ['mocks that are not there', ['--mocks', 'nowhere.json'], '--mocks "nowhere.json" cannot be read: '],
  ])('%s is said in a sentence', (_, flags, sentence) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'local', '--port', '0', ...flags], { cwd: damaged, encoding: 'utf8' })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
  })
})
