import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '@stepwright/asl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const project = scratchProject({
  'src/ask.workflow.ts': `
import { httpApi, lambda, lambdaFunction, param, sns, workflow, type TaskToken } from 'stepwright'
const shout = lambdaFunction('Shout', { handler: './handlers.ts', export: 'shout', environment: { MARK: param('Mark') } })
const keep = lambdaFunction('Keep', { handler: './handlers.ts', export: 'keep' })
const decide = lambdaFunction('Decide', { handler: './handlers.ts', export: 'decide' })
export const api = httpApi('Answers', { authorizer: { issuer: 'https://example.com', audience: ['a'] }, routes: { 'POST /answers/{id}': decide, 'GET /answers/broken': shout } })
export const hello = workflow('hello', (flow, input: { name: string }) => flow.lambda<string>('Shout', { FunctionName: shout, Payload: { name: input.name } }))
export const outer = workflow('outer', { logging: { level: 'ERROR', includeExecutionData: true }, tracing: true }, (flow) => flow.startExecutionSync('Inner', hello, { name: 'inner' }))
export const alarm = workflow('alarm', (flow) => { flow.task('Tell', sns.publish, { TopicArn: param('AlarmTopic', 'topic'), Message: 'x' }) })
export const ask = workflow('ask', (flow) =>
  flow.waitForTaskToken('Ask', lambda.invoke, (token: TaskToken<{ by: string }>) => ({ FunctionName: keep, Payload: { token, page: api.url } }), { timeout: '1 minute' }))
`,
  'src/handlers.ts': `
declare const process: { readonly env: Readonly<Record<string, string>> }
declare const console: { log(text: string): void }
const send = (operation: string, body: object) =>
  fetch(process.env['AWS_ENDPOINT_URL_SFN'] ?? '', { method: 'POST', headers: { 'x-amz-target': 'AWSStepFunctions.' + operation }, body: JSON.stringify(body) })
export const shout = async ({ name }: { name: string }) => name.toUpperCase() + process.env['MARK']
export const keep = async ({ token, page }: { token: string; page: string }) => console.log('mail: ' + page + '/answers/' + encodeURIComponent(token))
export const decide = async (event: { pathParameters: { id: string }; body: string; requestContext: { authorizer: { jwt: { claims: { email: string } } } } }) => {
  const { status } = await send('SendTaskSuccess', { taskToken: event.pathParameters.id, output: JSON.stringify({ by: event.requestContext.authorizer.jwt.claims.email, said: JSON.parse(event.body) }) })
  return { statusCode: status, body: 'thanks' }
}
`,
})
project.write({ 'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "lib": ["ES2023", "DOM"], "types": [] } }' })

const bin = fileURLToPath(new URL('../bin/stepwright.js', import.meta.url))
let server: ChildProcess
let url = ''
const told: string[] = []
beforeAll(async () => {
  server = spawn(process.execPath, [bin, 'local', 'src/ask.workflow.ts', '--port', '0', '--parameters', '{"Mark":"!"}'], { cwd: project.folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } })
  for (const stream of [server.stdout, server.stderr]) if (stream !== null) createInterface({ input: stream }).on('line', (line) => told.push(line))
  const [, found = ''] = await lineLike(/^Step Functions at (\S+)/)
  url = found
  await lineLike(/broken calls/)
})
afterAll(() => void server.kill())

/** The first line that has been said, or will be. */
async function lineLike(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = told.map((line) => pattern.exec(line)).find((match) => match !== null)
    if (found) return found
    if (server.exitCode !== null) throw new Error(told.join('\n'))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function call(operation: string, body: object): Promise<JsonObject> {
  const answer = await fetch(url, { method: 'POST', headers: { 'x-amz-target': `AWSStepFunctions.${operation}` }, body: JSON.stringify(body) })
  return (await answer.json()) as JsonObject
}

async function ended(name: string, input: object, meanwhile: () => Promise<void> = async () => undefined): Promise<JsonObject> {
  const { executionArn = '' } = await call('StartExecution', { stateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`, input: JSON.stringify(input) })
  await meanwhile()
  for (;;) {
    const found = await call('DescribeExecution', { executionArn })
    if (found['status'] !== 'RUNNING') return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('a project that is served', patience, () => {
  it.each(['hello', 'outer', 'ask', 'alarm'])('has drifted nowhere: "%s" is as it is built', async (name) => {
    const arn = `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`
    expect(await project.stepwright(['drift', 'src/ask.workflow.ts', arn, '--name', name, '--remote', '--endpoint-url', url])).toMatchObject({ code: 0, out: `${name} is deployed as it is built\n` })
  })

  it('has its workflows as machines, whose functions answer', async () => {
    expect(await ended('hello', { name: 'ada' })).toMatchObject({ status: 'SUCCEEDED', output: '"ADA!"' })
    expect(await ended('outer', {})).toMatchObject({ status: 'SUCCEEDED' })
  })

  it('lets an execution wait until somebody answers by the API', async () => {
    const described = await ended('ask', {}, async () => {
      const [, link = ''] = await lineLike(/^mail: (\S+)/)
      expect(link).toContain(`${url}/apis/Answers/answers/`)
      const answer = await fetch(link, { method: 'POST', body: '"yes"', headers: { authorization: `Bearer h.${Buffer.from('{"email":"ada@example.com"}').toString('base64url')}.s`, 'content-type': 'application/json' } })
      expect([answer.status, await answer.text()]).toEqual([200, 'thanks'])
    })
    expect(described).toMatchObject({ status: 'SUCCEEDED', output: '{"by":"ada@example.com","said":"yes"}' })
  })

  it('has no other routes, and says what a function throws', async () => {
    expect((await fetch(`${url}/apis/Answers/answers/x`)).status).toBe(404)
    expect((await fetch(`${url}/apis/Answers/answers/broken`)).status).toBe(500)
    await lineLike(/GET \/answers\/broken: TypeError/)
  })

  it('has a page on which a person calls the routes', async () => {
    const page = await fetch(`${url}/apis/Answers?decision=1`)
    expect(page.headers.get('content-type')).toContain('text/html')
    const [, script = ''] = /<script>([^]*)<\/script>/.exec(await page.text()) ?? []
    const form = { dataset: { path: '/answers/{id}', method: 'POST' }, onsubmit: undefined as unknown as (event: object) => Promise<void>, told: { textContent: '' }, input: { name: 'id', value: '' } }
    const parts = { querySelectorAll: () => [form.input], querySelector: (selector: string) => (selector === 'pre' ? form.told : { value: '"no"' }) }
    const sent: unknown[] = []
    const answer = async (...given: unknown[]) => { sent.push(given); return { status: 200, text: async () => 'thanks' } }
    const shown = Object.assign(form, parts)
    new Function('document', 'location', 'fetch', script)({ forms: [shown] }, { search: '?decision=a/b', pathname: '/apis/Answers' }, answer)
    await shown.onsubmit({ preventDefault: () => undefined })
    expect(sent).toEqual([['/apis/Answers/answers/a%2Fb', { method: 'POST', body: '"no"', headers: { 'content-type': 'application/json' } }]])
    expect(form.told.textContent).toBe('200 thanks')
  })

  it('answers Invoke', async () => {
    const invoke = (name: string) => fetch(`${url}/2015-03-31/functions/${name}/invocations`, { method: 'POST', body: '{"name":"you"}' })
    expect(await (await invoke('Shout')).json()).toBe('YOU!')
    expect((await invoke('Whisper')).status).toBe(404)
  })
})

describe('a project of a configuration', patience, () => {
  const other = scratchProject({
    'stepwright.config.ts': `import { defineConfig } from 'stepwright'\nexport default defineConfig({ files: ['flows'], out: 'build' })\n`,
    'flows/a.workflow.ts': flowThat('one'),
    'flows/say.mjs': 'export const handler = ({ word }) => `${word} ${process.env.WHO}`\n',
    'given.mjs': 'export const Say = ({ word }, context) => ({ statusCode: 200, body: `${context.functionName}, given ${word}` })\nexport const Nothing = () => undefined\n',
    'mocks.json': { Say: { result: { Payload: 'mocked' } } },
  })
  /** Serves it until it was asked, and says what it printed and answered. */
  const served = async (...flags: readonly string[]): Promise<{ readonly out: string; readonly answer: JsonObject }> => {
    let answer: JsonObject = {}
    const { out } = await other.stepwright(['local', '--port', '0', '--data', 'data', ...flags], {
      meanwhile: (child) => {
        let heard = ''
        child.stdout?.on('data', (chunk) => {
          heard += String(chunk)
          const [, at] = /^Step Functions at (\S+)[^]*^no value for/m.exec(heard) ?? []
          if (at === undefined || 'status' in answer) return
          answer = { status: 'asked' }
          void callAt(at).then((told) => void (answer = told)).finally(() => child.kill('SIGINT'))
        })
      },
    })
    return { out, answer }
  }
  const callAt = async (at: string): Promise<JsonObject> => {
    const send = async (operation: string, body: object): Promise<JsonObject> => (await (await fetch(at, { method: 'POST', headers: { 'x-amz-target': `AWSStepFunctions.${operation}` }, body: JSON.stringify(body) })).json()) as JsonObject
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:says'
    const { type = '' } = await send('DescribeStateMachine', { stateMachineArn })
    const invoke = async (name: string): Promise<string> => (await fetch(`${at}/2015-03-31/functions/${name}/invocations`, { method: 'POST', body: '{"word":"Invoke"}' })).text()
    const [invoked, nothing] = [await invoke('Say'), await invoke('Nothing')]
    const called = await (await fetch(`${at}/apis/Words/say`)).text()
    const { executionArn = '' } = await send('StartExecution', { stateMachineArn })
    for (;;) {
      const told = await send('DescribeExecution', { executionArn })
      if (told['status'] !== 'RUNNING') return { ...told, type, invoked, nothing, called }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  it('is served without naming files, changed machines are brought up to date, and mocks come first', async () => {
    const first = await served()
    const { status, output, error, cause } = first.answer
    expect({ status, output, error, cause }).toEqual({ status: 'SUCCEEDED', output: '"one ${Who}"' })
    expect(first.out).toContain('no value for "Who": give it by --parameters')
    other.write({ 'flows/a.workflow.ts': flowThat('two') })
    expect((await served()).answer).toMatchObject({ output: '"two ${Who}"' })
    expect((await served('--mocks', 'mocks.json')).answer).toMatchObject({ output: '"mocked"' })
  })

  it('takes functions that are given for those that it declares, whoever calls them', async () => {
    other.write({ 'flows/a.workflow.ts': flowThat('two') })
    const { answer } = await served('--functions', 'given.mjs')
    expect(answer).toMatchObject({ output: JSON.stringify({ statusCode: 200, body: 'Say, given two' }), called: 'Say, given undefined', invoked: JSON.stringify({ statusCode: 200, body: 'Say, given Invoke' }), nothing: 'null' })
  })

  it('makes a machine anew that is of another type now', async () => {
    other.write({ 'flows/a.workflow.ts': flowThat('two') })
    expect((await served()).answer).toMatchObject({ type: 'STANDARD' })
    other.write({ 'flows/a.workflow.ts': flowThat('two', 'EXPRESS') })
    const { answer, out } = await served()
    expect(answer).toMatchObject({ type: 'EXPRESS' })
    expect(out).toContain('stateMachine:says, made anew as EXPRESS')
    expect((await served()).out).not.toContain('made anew')
  })
})

/** A workflow that says what it is given, and an open parameter. */
function flowThat(word: string, type = 'STANDARD'): string {
  return `
import { httpApi, lambdaFunction, param, workflow } from 'stepwright'
const say = lambdaFunction('Say', { handler: './say.mjs', environment: { WHO: param('Who') } })
export const words = httpApi('Words', { authorizer: { issuer: 'https://example.com', audience: ['a'] }, routes: { 'GET /say': say } })
export const says = workflow('says', { type: '${type}' }, (flow) => flow.lambda<string>('Say', { FunctionName: say, Payload: { word: '${word}' } }))
`
}

describe('a project that cannot be served', patience, () => {
  it('is said', async () => {
    project.write({ 'bad.workflow.ts': 'export const x: number = "text"\n' })
    const { code, error } = await project.stepwright(['local', join(project.folder, 'bad.workflow.ts'), '--port', '0'])
    expect([code, error.includes('build/typescript')]).toEqual([1, true])
  })
})
