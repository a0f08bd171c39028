import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import type { Expectation, Scenario, ScenarioAnswer, ScenarioTasks } from './scenario.js'

/** A scenario as the reference systems write it: four shapes, of which each system uses some. */
export interface TargetScenario {
  readonly name: string
  readonly machine: string
  readonly input: Json
  /** By integration, API action or function: answers in order, or by the project that is built. */
  readonly mocks?: { readonly [call: string]: readonly Json[] | { readonly [project: string]: Json } }
  /** By state: what comes back with the task token. */
  readonly callbacks?: { readonly [state: string]: { readonly success?: Json; readonly failure?: { readonly error: string; readonly cause: string }; readonly timeout?: true } }
  readonly expect: {
    readonly status: NonNullable<Expectation['status']>
    readonly output?: Json
    readonly error?: string
    readonly cause?: string
    readonly visits?: readonly string[]
    readonly mustCall?: readonly string[]
    readonly mustNotCall?: readonly string[]
    readonly startedInOrder?: readonly string[]
    /** The teams that were asked. */
    readonly notified?: readonly string[]
    /** Says in words that the call is made that should not be. */
    readonly defect?: string
  }
}

/** Brings it into our one format. `document` is the machine: its calls tell what a mock's name stands for. */
export function fromTarget({ name, input, mocks = {}, callbacks = {}, expect }: TargetScenario, document: Json, outputs: 'whole' | 'partial' = 'whole'): Scenario {
  const tasks = tasksIn(document)
  const keyOf = (call: string): string => tasks.find(({ names }) => names.includes(call))?.key ?? call
  const answers: Record<string, readonly ScenarioAnswer[]> = {}
  for (const [call, given] of Object.entries(mocks)) answers[keyOf(call)] = answersOf(given)
  return {
    name,
    input,
    tasks: { ...answers, ...Object.fromEntries(Object.entries(callbacks).map(([state, back]) => [state, callbackOf(back)])) } satisfies ScenarioTasks,
    expect: expectationOf(expect, (call) => [keyOf(call), Array.isArray(mocks[call]) ? mocks[call].length : 0], { tasks, isWhole: outputs === 'whole' }),
  }
}

interface TaskNames {
  /** By which `tasks` answers it. */
  readonly key: string
  readonly names: readonly string[]
}

function tasksIn(value: Json, state?: string): readonly TaskNames[] {
  if (Array.isArray(value)) return value.flatMap((item) => tasksIn(item))
  if (!isObject(value)) return []
  const { Resource: resource } = value
  const inner = Object.entries(value).flatMap(([name, member]) => tasksIn(member, name))
  if (value['Type'] !== 'Task' || typeof resource !== 'string') return inner
  const args = value['Arguments'] ?? value['Parameters']
  const called = isObject(args) && typeof args['FunctionName'] === 'string' ? args['FunctionName'].split(':').at(-1) : undefined
  const key = /:::(.+)$/.exec(resource)?.[1] ?? resource
  return [{ key, names: [key, resource.split(':').at(-1) ?? ''] }, ...(called === undefined || state === undefined ? [] : [{ key: state, names: [called] }]), ...inner]
}

function answersOf(given: readonly Json[] | { readonly [project: string]: Json }): readonly ScenarioAnswer[] {
  if (isList(given)) return given.map(answerOf)
  return Object.entries(given).map(([ProjectName, value]) => ({ when: { ProjectName }, ...answerOf(value) }))
}

const isList = (given: readonly Json[] | object): given is readonly Json[] => Array.isArray(given)

function answerOf(value: Json): ScenarioAnswer {
  const thrown = isObject(value) ? value['$throw'] : undefined
  if (!isObject(thrown)) return { result: value }
  return { error: String(thrown['Error']), ...(typeof thrown['Cause'] === 'string' ? { cause: thrown['Cause'] } : {}) }
}

function callbackOf({ success, failure, timeout }: NonNullable<TargetScenario['callbacks']>[string]): ScenarioAnswer {
  if (timeout === true) return { never: true }
  return failure ?? { result: success ?? null }
}

type Finding = (call: string) => readonly [key: string, times: number]

function expectationOf(expected: TargetScenario['expect'], find: Finding, { tasks, isWhole }: { readonly tasks: readonly TaskNames[]; readonly isWhole: boolean }): Expectation {
  const { visits, mustCall = [], mustNotCall = [], startedInOrder, notified, defect, output, ...same } = expected
  const calls: Record<string, readonly JsonObject[]> = {}
  const defective = defect?.split(' ')[0]
  for (const call of defective === undefined ? mustCall : [...mustCall, defective]) {
    const [key, times] = find(call)
    calls[key] = Array.from({ length: times }, () => ({}))
  }
  // what the machine does not have cannot be called, and `checkTasks` does not look at expectations
  for (const call of mustNotCall) calls[find(call)[0]] = []
  if (startedInOrder !== undefined) calls[find('startPipelineExecution')[0]] = startedInOrder.map((Name) => ({ Name }))
  const asks = 'lambda:invoke.waitForTaskToken'
  if (notified !== undefined && tasks.some(({ key }) => key === asks)) calls[asks] = notified.map((team) => ({ Payload: { team_alias: `\${${team}Email}` } }))
  return { ...same, ...(output === undefined ? {} : { [isWhole ? 'output' : 'outputIncludes']: output }), ...(visits === undefined ? {} : { path: visits }), calls }
}
