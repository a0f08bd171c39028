// Load on `stepwright local`: executions are started from many connections while the process is killed and started again. Prints
// what came of it as JSON; exits 1 when anything that was acknowledged is lost. Needs a build.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values: given } = parseArgs({ options: { executions: { type: 'string', default: '1000' }, connections: { type: 'string', default: '32' }, kills: { type: 'string', default: '2' } } })
const [executions, connections, kills] = [given.executions, given.connections, given.kills].map(Number)
const bin = fileURLToPath(new URL('../../packages/cli/bin/stepwright.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stepwright-load-'))
const functions = join(folder, 'functions.mjs')
writeFileSync(functions, 'export const double = (n) => n * 2\n')
const port = await freePort()
const agent = new Agent({ keepAlive: true, maxSockets: connections + workersOf() + 4 })

const began = performance.now()
let server = await startServer()
const activityArn = (await call('CreateActivity', { name: 'approve' })).activityArn
const { stateMachineArn } = await call('CreateStateMachine', { name: 'load', roleArn: 'arn:aws:iam::123456789012:role/load', definition: JSON.stringify(machine(activityArn)) })

const names = Array.from({ length: executions }, (_, index) => `e${index}`)
const waiting = [...names]
const acknowledged = new Set()
let isOver = false
const handedOutAgain = []
const answered = new Set()
const lives = keepKilling()
const told = new Map()
const reading = keepReading()
const working = Promise.all(Array.from({ length: workersOf() }, work))
await Promise.all(Array.from({ length: connections }, start))
const acknowledgedAfter = performance.now() - began
await lives
const found = await ended()
isOver = true
await reading
const finishedAfter = performance.now() - began
const problems = await check(found)
const journal = statSync(join(folder, 'data', 'journal.jsonl')).size
server.kill('SIGTERM')
await working
agent.destroy()
rmSync(folder, { recursive: true })
console.log(JSON.stringify({
  executions, connections, kills, acknowledged: acknowledged.size, succeeded: found.filter(({ status }) => status === 'SUCCEEDED').length, lost: problems.length, historiesReadBefore: told.size, answersAskedForAgain: handedOutAgain.length,
  secondsUntilAllAcknowledged: round(acknowledgedAfter / 1000), secondsUntilAllEnded: round(finishedAfter / 1000), journalBytes: journal,
}, null, 2))
for (const problem of problems.slice(0, 10)) console.error(problem)
process.exit(problems.length + handedOutAgain.length === 0 && acknowledged.size === executions ? 0 : 1)

/** A wait, a Map of functions, and a worker's answer. A worker that was killed before it heard of its task is given up after some seconds. */
function machine(activity) {
  const ItemProcessor = { StartAt: 'Double', States: { Double: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:double', End: true } } }
  const Branches = [
    { StartAt: 'Each', States: { Each: { Type: 'Map', Items: '{% $states.input.items %}', ItemProcessor, End: true } } },
    { StartAt: 'Approve', States: { Approve: { Type: 'Task', Resource: activity, TimeoutSeconds: 5, Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 20 }], End: true } } },
  ]
  return { QueryLanguage: 'JSONata', StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: 1, Next: 'Both' }, Both: { Type: 'Parallel', Branches, Output: '{% { "doubled": $states.result[0], "approved": $states.result[1] } %}', End: true } } }
}

function workersOf() {
  return Math.max(2, Math.floor(connections / 4))
}

async function start() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const index = Number(name.slice(1))
    await call('StartExecution', { stateMachineArn, name, input: JSON.stringify({ items: [index, index + 1, index + 2] }) }, ['ExecutionAlreadyExists'])
    acknowledged.add(name)
  }
}

async function work() {
  while (!isOver) {
    const task = await call('GetActivityTask', { activityArn, workerName: 'worker' }, [], () => isOver)
    if (task?.taskToken === undefined) continue
    if (answered.has(task.taskToken)) handedOutAgain.push(task.taskToken)
    const told = await call('SendTaskSuccess', { taskToken: task.taskToken, output: '"yes"' }, ['TaskTimedOut'])
    if (told !== undefined) answered.add(task.taskToken)
  }
}

/** After equal shares of the executions. */
async function keepKilling() {
  for (let kill = 1; kill <= kills; kill++) {
    while (acknowledged.size < (executions * kill) / (kills + 1)) await pause(5)
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await gone
    server = await startServer()
  }
}

/** Reads histories while they grow: an event that was told must never change. */
async function keepReading() {
  for (let turn = 0; !isOver; turn++) {
    const some = [...acknowledged].slice(-200)
    const name = some[turn % Math.max(1, some.length)]
    if (name !== undefined) {
      const history = await call('GetExecutionHistory', { executionArn: arnOf(name), maxResults: 1000 }, [], () => isOver)
      if (history !== undefined) told.set(name, history.events)
    }
    await pause(5)
  }
}

function arnOf(name) {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
}

async function ended() {
  for (;;) {
    const all = []
    for (let token; ; ) {
      const page = await call('ListExecutions', { stateMachineArn, maxResults: 1000, ...(token === undefined ? {} : { nextToken: token }) })
      all.push(...page.executions)
      token = page.nextToken
      if (token === undefined) break
    }
    if (all.every(({ status }) => status !== 'RUNNING')) return all
    await pause(200)
  }
}

async function check(all) {
  const known = new Map(all.map((one) => [one.name, one]))
  const problems = []
  for (const name of names) {
    const one = known.get(name)
    if (one?.status !== 'SUCCEEDED') problems.push(`${name}: ${one?.status ?? 'is not there'}`)
    else {
      const { output } = await call('DescribeExecution', { executionArn: one.executionArn })
      const index = Number(name.slice(1))
      const expected = JSON.stringify({ doubled: [index * 2, index * 2 + 2, index * 2 + 4], approved: 'yes' })
      if (output !== expected) problems.push(`${name}: ${output}`)
      const { events } = await call('GetExecutionHistory', { executionArn: one.executionArn, maxResults: 1000 })
      if (events.some(({ id }, at) => id !== at + 1) || events.at(-1)?.type !== 'ExecutionSucceeded') problems.push(`${name}: its history has gaps`)
      const before = told.get(name) ?? []
      if (JSON.stringify(before) !== JSON.stringify(events.slice(0, before.length))) problems.push(`${name}: its history was told otherwise before`)
      if (events.filter(({ type }) => type.endsWith('StateEntered')).length !== 7) problems.push(`${name}: its history tells states twice`)
    }
  }
  return problems
}

/** Asks until there is an answer: a process that is away is no answer. */
async function call(operation, body, expected = [], givesUp = () => false) {
  for (;;) {
    if (givesUp()) return undefined
    try {
      const { status, told } = await post(operation, body)
      if (status === 200) return told
      if (expected.some((type) => String(told.__type).endsWith(`#${type}`))) return undefined
      throw new Error(`${operation}: ${JSON.stringify(told)}`)
    } catch (thrown) {
      if (thrown?.code === undefined) throw thrown
      await pause(20)
    }
  }
}

function post(operation, body) {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', agent, headers: { 'x-amz-target': `AWSStepFunctions.${operation}`, 'content-type': 'application/x-amz-json-1.0' } }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode, told: JSON.parse(Buffer.concat(chunks).toString() || '{}') }))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(body))
  })
}

function startServer() {
  const child = spawn(process.execPath, [bin, 'local', '--port', String(port), '--data', join(folder, 'data'), '--functions', functions], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`stepwright local ended with ${code}`)))
  })
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function round(number) {
  return Math.round(number * 10) / 10
}
