import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const account = 'arn:aws:states:us-east-1:123456789012'
const order = (functionName: string) => ({
  StartAt: 'Charge',
  States: {
    Charge: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: functionName, 'Payload.$': '$.card' }, ResultPath: '$.charge', TimeoutSeconds: 9, Next: 'Ship' },
    Ship: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'by.$': '$.charge.by' }, End: true },
  },
})

const { stepwright, read, list } = scratchProject({
  'order.asl.json': order('${ChargeArn}'),
  'other.asl.json': JSON.stringify(order('${ChargeArn}')).replace('"TimeoutSeconds":9', '"TimeoutSeconds":60'),
  'wrong.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', Nxt: 'B', End: true } } },
  'astray.asl.json': { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } },
  'twice.yaml': '# of somebody\nStartAt: A\nStates:\n  A: { Type: Choice, Choices: [{ Variable: $.n, IsPresent: true, Next: B }], Default: B }\n  B: { Type: Wait, SecondsPath: $$.Execution.Input.pause, End: true }\n',
  'asked.workflow.ts': "import { workflow } from 'stepwright'\nexport const asked = workflow('asked', (flow, input: { n: number }) => flow.let('Twice', () => input.n * 2))\n",
  'template.json': { Resources: Object.fromEntries([['First', 'A'], ['Second', 'B']].map(([id, state = '']) => [id, { Type: 'AWS::StepFunctions::StateMachine', Properties: { Definition: { StartAt: state, States: { [state]: { Type: 'Succeed' } } } } }])) },
  'taken/order.asl.json': order('x'),
  'taken/order.workflow.ts': 'export {}\n',
  'hide-sdk.cjs': "const Module = require('node:module')\nconst resolve = Module._resolveFilename\nModule._resolveFilename = (name, ...rest) => {\n  if (name === '@aws-sdk/client-sfn') throw Object.assign(new Error('none'), { code: 'MODULE_NOT_FOUND' })\n  return resolve(name, ...rest)\n}\n",
})

let local: ChildProcess
let endpoint = ''
beforeAll(async () => {
  local = spawn(process.execPath, [fileURLToPath(new URL('../bin/stepwright.js', import.meta.url)), 'local', '--port', '0'])
  endpoint = await new Promise<string>((resolve) => local.stdout?.once('data', (text: Buffer) => resolve(/http:\S+/.exec(text.toString())?.[0] ?? '')))
  const create = async (request: object) => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AWSStepFunctions.CreateStateMachine' }
    const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ roleArn: 'arn:aws:iam::123456789012:role/r', ...request }) })
    expect(answer.status).toBe(200)
  }
  await create({ name: 'order', definition: JSON.stringify(order('arn:aws:lambda:us-east-1:123456789012:function:charge')), tracingConfiguration: { enabled: true } })
  await create({ name: 'quick', type: 'EXPRESS', definition: JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }) })
})
afterAll(() => void local.kill())

const remotely = (...args: readonly string[]) => stepwright([...args, '--remote', '--endpoint-url', endpoint])

describe('import', patience, () => {
  it('wraps a file as it is, with what it reads of its input', async () => {
    expect(await stepwright(['import', 'order.asl.json'])).toMatchObject({ code: 0 })
    expect(read('order.workflow.ts').split('\n')).toEqual([
      "import { foreignWorkflow, type Data } from 'stepwright'",
      "import definition from './order.asl.json' with { type: 'json' }",
      '',
      '/** What the definition is seen to read of its input. Say more where you know more: whoever starts it is held to this. */',
      'export interface OrderInput {',
      '  card: Data',
      '  id: Data',
      '}',
      '',
      "export const order = foreignWorkflow<OrderInput>('order', definition)",
      '',
    ])
    expect(await stepwright(['build', 'order.workflow.ts', '--out', 'built'])).toMatchObject({ code: 0 })
    expect(await stepwright(['diff', 'order.asl.json', 'built/order.asl.json'])).toMatchObject({ code: 0 })
  })

  it('makes JSON of YAML, and takes another folder and name', async () => {
    const { code, out } = await stepwright(['import', 'twice.yaml', '--out', 'flows', '--name', 'two-times'])
    expect(code).toBe(0)
    expect(out).toContain('whose comments stay behind')
    expect(list('flows')).toEqual(['two-times.asl.json', 'two-times.workflow.ts'])
    expect(read('flows/two-times.workflow.ts')).toMatch(/ {2}n: Data\n {2}pause: Data\n[^]*twoTimes = foreignWorkflow<TwoTimesInput>\('two-times', definition\)/)
  })

  it('takes a machine out of a template', async () => {
    expect(await stepwright(['import', 'template.json', '--name', 'Second', '--out', 'taken-out'])).toMatchObject({ code: 0 })
    expect(list('taken-out')).toEqual(['Second.asl.json', 'Second.workflow.ts'])
    expect(JSON.parse(read('taken-out/Second.asl.json'))).toEqual({ StartAt: 'B', States: { B: { Type: 'Succeed' } } })
  })

  it('fetches what is deployed, with its surroundings', async () => {
    expect(await remotely('import', `${account}:stateMachine:order`, '--out', 'fetched')).toMatchObject({ code: 0 })
    expect(read('fetched/order.workflow.ts')).toContain("('order', definition, { tracing: true })")
    await remotely('import', `${account}:stateMachine:quick`, '--out', 'fetched')
    expect(read('fetched/quick.workflow.ts')).toContain("foreignWorkflow('quick', definition, { type: 'EXPRESS' })")
    expect(await stepwright(['build', 'fetched', '--out', 'fetched/built'])).toMatchObject({ code: 0 })
  })

  it('says what keeps a definition from being built, and writes nothing', async () => {
    const { code, error } = await stepwright(['import', 'wrong.asl.json', '--out', 'nowhere'])
    expect(code).toBe(1)
    expect(error).toContain('error[schema/unknown-field]')
    expect(list('.')).not.toContain('nowhere')
  })

  it.each([
    [['import'], /needs a definition/],
    [['import', 'template.json'], /say which with --name/],
    [['import', 'gone.asl.json'], /"gone.asl.json" cannot be read/],
    [['import', 'asked.workflow.ts'], /is TypeScript already/],
    [['import', 'taken/order.asl.json'], /"taken.order.workflow.ts" is there already/],
    [['import', 'order.asl.json', '--name', 'my order'], /cannot name a state machine/],
    [['import', 'twice.yaml', '--out', 'package.json'], /cannot be written: a file stands where a folder is needed/],
    [['import', `${account}:stateMachine:order`], /add --remote/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })
})

describe('drift', patience, () => {
  const arn = `${account}:stateMachine:order`

  it('takes what the deployment filled in for no difference', async () => {
    expect(await remotely('drift', 'order.asl.json', arn)).toMatchObject({ code: 0, out: 'order is deployed as it is built\n' })
  })

  it('says what differs, and what was filled in', async () => {
    const { code, out } = await remotely('drift', 'other.asl.json', arn, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      changes: [{ kind: 'changed', area: 'task', state: 'Charge', path: 'TimeoutSeconds', before: 9, after: 60 }],
      parameters: { ChargeArn: 'arn:aws:lambda:us-east-1:123456789012:function:charge' },
    })
    expect((await remotely('drift', 'other.asl.json', arn)).out).toContain('TimeoutSeconds 9 is now 60')
  })

  it.each([
    [['drift', 'order.asl.json'], /name the file, then the ARN/],
    [['drift', 'order.asl.json', 'order'], /is no ARN of a state machine/],
    [['drift', 'order.asl.json', arn], /add --remote/],
    [['drift', 'gone.asl.json', arn, '--remote'], /"gone.asl.json" cannot be read/],
    [['drift', 'order.asl.json', arn, '--remote', '--endpoint-url', 'x'], /is no URL/],
    [['drift', 'order.asl.json', arn, '--remote', '--endpoint-url', 'http://127.0.0.1:1'], /nobody listens there/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })

  it('passes on what the service refuses', async () => {
    const { code, error } = await remotely('drift', 'order.asl.json', `${account}:stateMachine:none`)
    expect(error).toContain('StateMachineDoesNotExist')
    expect(code).toBe(2)
  })

  it('says how to get the client that it needs', async () => {
    const { code, error } = await stepwright(['drift', 'order.asl.json', arn, '--remote'], { env: { NODE_OPTIONS: '--require ./hide-sdk.cjs' } })
    expect(error).toContain('npm install --save-dev @aws-sdk/client-sfn')
    expect(code).toBe(2)
  })
})

describe('validate', patience, () => {
  it('exits 0 when neither side finds anything', async () => {
    expect(await stepwright(['validate', 'asked.workflow.ts'])).toMatchObject({ code: 0, out: 'nothing to say\n' })
    expect(await remotely('validate', 'asked.workflow.ts')).toMatchObject({ code: 0, out: 'the endpoint takes it: it finds nothing\n' })
  })

  it('finds a machine in a template, and reads standard input and YAML', async () => {
    expect(await remotely('validate', 'template.json', '--name', 'Second')).toMatchObject({ code: 0 })
    expect(await stepwright(['validate', 'twice.yaml'])).toMatchObject({ code: 0 })
    expect(await stepwright(['validate', '-'], { input: '{ "StartAt": "A" ' })).toMatchObject({ code: 1 })
  })

  it('says once what both find, and counts what AWS alone finds', async () => {
    const { code, out, error } = await remotely('validate', 'astray.asl.json')
    expect(code).toBe(1)
    expect(error).toContain('error[flow/unknown-target]')
    expect(out).toMatch(/^the endpoint refuses it: it finds \d things?, all of which Stepwright finds too\n$/)
  })

  it.each([
    [['validate', 'template.json'], /say which with --name/],
    [['validate'], /takes one definition/],
    [['validate', 'gone.asl.json'], /"gone.asl.json" cannot be read/],
    [['validate', 'order.asl.json', '--type', 'fast'], /--type "fast" is not known/],
    [['validate', 'order.asl.json', '--remote', '--endpoint-url', 'http://127.0.0.1:1'], /nobody listens there/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })
})

describe('test-state', patience, () => {
  const ship = ['test-state', 'order.asl.json', 'Ship', '--input', '{"id":7,"charge":{"by":"me"}}']
  const said = { code: 0, out: 'succeeds\n{\n  "id": 7,\n  "by": "me"\n}\n' }

  it('runs a state here, and in the service, alike', async () => {
    expect(await stepwright(ship)).toMatchObject(said)
    expect(await remotely(...ship)).toMatchObject(said)
  })

  it('answers the call of a task', async () => {
    const { code, out } = await stepwright(['test-state', 'order.asl.json', 'Charge', '--input', '{"card":1}', '--result', '{"StatusCode":200,"Payload":"{}"}', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ status: 'SUCCEEDED', nextState: 'Ship' })
  })

  it('exits 1 when the state fails', async () => {
    const { code, out } = await remotely('test-state', 'order.asl.json', 'Charge', '--input', '{"card":1}', '--error', 'Declined', '--cause', 'no money')
    expect([code, out]).toEqual([1, 'fails\nerror: Declined\ncause: no money\n'])
  })

  it.each([
    [['test-state', 'order.asl.json'], /name the file, then the state/],
    [['test-state', 'order.asl.json', 'Shp'], /use "Ship"/],
    [['test-state', 'order.asl.json', 'Ship', '--input', '{'], /--input "{" is neither JSON nor a file/],
    [['test-state', 'order.asl.json', 'Charge', '--result', '1', '--error', 'E'], /exclude each other/],
    [['test-state', 'order.asl.json', 'Charge', '--cause', 'E'], /add --error NAME/],
    [['test-state', 'order.asl.json', 'Charge', '--retries', 'x'], /is no number/],
    [['test-state', 'order.asl.json', 'Ship', '--level', 'LOUD'], /--level "LOUD" is not known/],
  ])('%j could not run', async (args, sentence) => {
    const { code, error } = await stepwright(args)
    expect(error).toMatch(sentence)
    expect(code).toBe(2)
  })
})
