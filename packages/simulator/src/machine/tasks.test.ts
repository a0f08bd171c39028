import { isDiagnosticsError, readMachine, type Definition, type JsonObject, type StateMachine } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { reply } from '../data/reply.js'
import { simulate } from './simulate.js'

const call = (rest: JsonObject = {}): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true, ...rest })
const machine = (states: JsonObject, rest: JsonObject = {}): JsonObject => ({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0] ?? '', States: states, ...rest })
const typesOf = ({ events }: { readonly events: readonly { readonly type: string }[] }): readonly string[] => events.map(({ type }) => type)

describe('an answer that takes time', () => {
  it('passes virtual time', async () => {
    const run = await simulate(machine({ A: call() }), { tasks: { A: reply({ after: 90, result: 7, submitted: { MessageId: 'm' } }) } })
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: 7, seconds: 90 })
    expect(typesOf(run)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded', 'TaskStateExited', 'ExecutionSucceeded'])
    expect(run.events[5]?.timestamp).toBe((run.events[0]?.timestamp ?? 0) + 90_000)
  })

  it('is too late for TimeoutSeconds', async () => {
    const run = await simulate(machine({ A: call({ TimeoutSeconds: 60 }) }), { tasks: { A: reply({ after: 61 }) } })
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Timeout', seconds: 60 })
    expect('cause' in run).toBe(false)
    expect(typesOf(run)).toContain('TaskTimedOut')
  })

  it('that never comes ends with the heartbeats, and a catcher knows it by that name', async () => {
    const states = { A: call({ HeartbeatSeconds: 10, Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'B' }] }), B: { Type: 'Pass', End: true } }
    const run = await simulate(machine(states), { tasks: { A: reply({ never: true, heartbeats: [8, 16] }) } })
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'States.Timeout', Cause: '' }, seconds: 26 })
  })

  it('that never comes ends a machine without timeouts too', async () => {
    expect(await simulate(machine({ A: call() }), { tasks: { A: reply({ never: true }) } })).toMatchObject({ status: 'TIMED_OUT', seconds: 31_536_000 })
  })

  it('is not waited for when somebody stops the execution', async () => {
    const run = await simulate(machine({ A: call() }), { tasks: { A: reply({ never: true }) }, stop: { after: 5, error: 'Stopped', cause: 'by hand' } })
    expect(run).toMatchObject({ status: 'ABORTED', error: 'Stopped', cause: 'by hand', seconds: 5 })
    expect(run.events.at(-1)).toMatchObject({ type: 'ExecutionAborted', previousEventId: 0 })
  })
})

describe('jitter', () => {
  const states = { A: call({ Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 100, JitterStrategy: 'FULL', MaxAttempts: 5 }] }) }
  const tasks = { A: () => { throw { Error: 'E' } } }
  const seconds = async (seed: number): Promise<number> => (await simulate(machine(states), { tasks, seed })).seconds

  it('repeats with the seed, differs with another and never exceeds the whole delays', async () => {
    expect(await seconds(1)).toBe(await seconds(1))
    expect(await seconds(1)).not.toBe(await seconds(2))
    expect(await seconds(1)).toBeLessThan(3100)
  })
})

describe('another machine', () => {
  const starting = (pattern: string): JsonObject => ({
    Start: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Arguments: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child', Input: { n: 1 }, Name: 'one' },
      End: true,
    },
  })
  const child = machine({ W: { Type: 'Wait', Seconds: 30, Next: 'T' }, T: { ...call(), Resource: 'arn:aws:states:::lambda:invoke' } })

  it('runs with the same tasks, and takes its time', async () => {
    const run = await simulate(machine(starting('.sync:2')), { machines: { child }, tasks: { T: (n) => ({ got: n }) } })
    expect(run).toMatchObject({ status: 'SUCCEEDED', seconds: 30, output: { Name: 'one', Status: 'SUCCEEDED', Input: { n: 1 }, Output: { got: { n: 1 } } } })
    expect(run.started).toMatchObject([{ machine: 'child', run: { status: 'SUCCEEDED', path: ['W', 'T'] } }])
  })

  it('gives its documents as texts with .sync', async () => {
    expect(await simulate(machine(starting('.sync')), { machines: { child }, tasks: { T: 1 } })).toMatchObject({ output: { Input: '{"n":1}', Output: '1' } })
  })

  it('is not waited for without .sync', async () => {
    const run = await simulate(machine(starting('')), { machines: { child }, tasks: { T: 1 } })
    expect(run).toMatchObject({ seconds: 0, output: { ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:child:one' } })
  })

  it('that fails, fails the task', async () => {
    const run = await simulate(machine(starting('.sync')), { machines: { child: machine({ F: { Type: 'Fail', Error: 'Own', Cause: 'why' } }) } })
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
    expect(JSON.parse(run.cause ?? '')).toMatchObject({ Error: 'Own', Cause: 'why', Status: 'FAILED' })
  })

  it.each(['', '.sync', '.sync:2'])('whose task nothing answers fails the run, whatever is caught (startExecution%s)', async (pattern) => {
    const caught = { ...starting(pattern)['Start'] as JsonObject, End: undefined, Next: 'Z', Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }] }
    const { End: _, ...Start } = caught
    const run = await simulate(machine({ Start, Z: { Type: 'Succeed' } }), { machines: { child } })
    expect(run).toMatchObject({ status: 'FAILED', error: 'Stepwright.UnansweredTask', path: ['Start'] })
    expect(run.cause).toMatch(/^in the machine "child": nothing answers the task "T"/)
  })

  const compiled: Definition = { name: 'child', type: 'EXPRESS', machine: readMachine(child, { source: 'child' }).value as StateMachine, parameters: [], provenance: new Map() }
  const program = { name: 'child', '~compile': () => ({ value: compiled, diagnostics: [] }) }
  const open = machine({ Start: { ...starting('.sync:2')['Start'] as JsonObject, Arguments: { StateMachineArn: '${ChildArn}', Input: { n: 1 } } } })
  const parent: Definition = { ...compiled, name: 'parent', type: 'STANDARD', machine: readMachine(open, { source: 'parent' }).value as StateMachine, parameters: [{ name: 'ChildArn', kind: 'state-machine', of: 'child' }] }

  it.each([
    ['by its name', { child: program }, 'child'],
    ['by another name', { other: program }, 'other'],
    ['by an ARN', { 'arn:aws:states:eu-west-1:123456789012:stateMachine:child': program }, 'arn:aws:states:eu-west-1:123456789012:stateMachine:child'],
    ['as a definition', { child: compiled }, 'child'],
    ['as JSON', { child }, 'child'],
  ])('may be a workflow, %s: the place for its ARN is filled', async (_name, machines, name) => {
    const run = await simulate(parent, { machines, tasks: { T: 1 } })
    expect(run).toMatchObject({ status: 'SUCCEEDED', started: [{ machine: name }], output: { Output: 1 } })
  })

  it('takes values of its own places from parameters, too', async () => {
    const delayed = machine({ W: { Type: 'Wait', Seconds: '${Delay}', End: true } })
    expect(await simulate(machine(starting('.sync')), { machines: { child: delayed }, parameters: { Delay: 7 } })).toMatchObject({ status: 'SUCCEEDED', seconds: 7 })
  })

  it('that is there but not found is told of', async () => {
    const { cause } = await simulate(open, { machines: { child }, tasks: {} })
    expect(cause).toContain(`machines has "child", but the ARN of what it starts, "\${ChildArn}", has no value: add parameters: { ChildArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:child' }`)
    expect((await simulate(machine(starting('.sync')), { machines: { other: child } })).cause).toContain('machines has "other", but it starts "arn:aws:states:us-east-1:123456789012:stateMachine:child"')
  })

  it('that starts itself for ever ends', async () => {
    const again = machine(starting('.sync'))
    const run = await simulate(again, { machines: { child: again } })
    expect(run).toMatchObject({ status: 'FAILED' })
  })

  it('is checked as the first one is', async () => {
    const thrown = await simulate(machine(starting('')), { machines: { child: { StartAt: 'X', States: {} } } }).catch((error: unknown) => error)
    expect(isDiagnosticsError(thrown) && thrown.diagnostics[0]?.location.source).toBe('child')
  })
})
