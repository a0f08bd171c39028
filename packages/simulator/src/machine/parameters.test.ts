import { isDiagnosticsError, type Json, type JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.js'

const place = '${P}'
const machine = (A: Json, rest: JsonObject = {}): JsonObject => ({ StartAt: 'A', States: { A }, ...rest })
const task = (rest: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...rest })

describe('placeholders', () => {
  it.each<[string, JsonObject, string]>([
    ['the states', { StartAt: 'A', States: place }, '/States'],
    ['where it starts', { StartAt: place, States: { A: { Type: 'Succeed' } } }, '/StartAt'],
    ['a state', machine(place), '/States/A'],
    ['a target', machine({ Type: 'Pass', Next: place }), '/States/A/Next'],
    ['a branch', machine({ Type: 'Parallel', Branches: [place], End: true }), '/States/A/Branches/0'],
    ['an item processor', machine({ Type: 'Map', ItemProcessor: place, End: true }), '/States/A/ItemProcessor'],
    ['retriers', machine(task({ Retry: place })), '/States/A/Retry'],
    ['the interval of a retrier', machine(task({ Retry: [{ ErrorEquals: ['E'], IntervalSeconds: place }] })), '/States/A/Retry/0/IntervalSeconds'],
    ['a path', machine({ Type: 'Pass', InputPath: place, End: true }), '/States/A/InputPath'],
    ['the time of the machine', machine({ Type: 'Succeed' }, { TimeoutSeconds: place }), '/TimeoutSeconds'],
  ])('that stand for %s keep a machine from being run', async (_name, document, at) => {
    const thrown = await simulate(document).catch((error: unknown) => error)
    expect(isDiagnosticsError(thrown) && thrown.diagnostics.map(({ location }) => location.pointer)).toContain(at)
  })

  it('stay as they are in what is only handed on', async () => {
    const document = machine({ Type: 'Pass', Parameters: { to: `arn:${place}` }, End: true })
    expect((await simulate(document)).output).toEqual({ to: 'arn:${P}' })
  })

  it('are filled with what is given, as texts and as values', async () => {
    const document: JsonObject = {
      StartAt: 'A',
      States: { A: { Type: 'Wait', Seconds: '${Delay}', Next: 'B' }, B: { Type: 'Pass', Parameters: { to: 'arn:aws:${Region}:${Delay}', left: '${Other}' }, End: true } },
    }
    expect(await simulate(document, { parameters: { Delay: 90, Region: 'eu-west-1' } })).toMatchObject({ seconds: 90, output: { to: 'arn:aws:eu-west-1:90', left: '${Other}' } })
  })
})
