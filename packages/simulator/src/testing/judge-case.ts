import { analyse, isDiagnosticsError, readMachine, variableReferences, type Json, type JsonObject } from '@stepwright/asl'
import { jsonataFacts } from '@stepwright/asl/jsonata'
import type { ContextOverrides } from '../data/context.js'
import { reply } from '../data/reply.js'
import type { Run } from '../data/run.js'
import type { Tasks } from '../data/tasks.js'
import { simulate, type SimulateOptions } from '../machine/simulate.js'
import { judgeEvents, type RecordedEvent } from './judge-events.js'
import { judgeTestState, type RecordedRequest } from './judge-test-state.js'

/** A recorded case, as far as it is read here. See `conformance.md` beside the cases. */
export interface ConformanceCase {
  readonly id: string
  readonly kind: 'execution' | 'testState' | 'validate' | 'variableReferences'
  readonly area: string
  readonly type?: 'STANDARD' | 'EXPRESS'
  readonly definition: JsonObject
  readonly input?: Json
  readonly mocks?: { readonly [state: string]: readonly Mock[] }
  readonly s3?: readonly { readonly bucket: string; readonly key: string; readonly body: string }[]
  readonly startTime?: string
  readonly expected: JsonObject
  readonly request?: RecordedRequest
  readonly hasInput?: boolean
  readonly hasRoleArn?: boolean
  readonly wildcards: readonly string[]
  readonly events?: readonly RecordedEvent[]
  readonly eventsUnordered?: boolean
}

interface Mock {
  readonly submitted?: Json
  readonly return?: Json
  readonly throw?: { readonly error: string; readonly cause?: string }
  readonly timedOut?: { readonly error: string; readonly cause?: string }
  readonly hang?: boolean
  readonly missing?: boolean
}

/** The comparer that comes with the cases, and says how they are to be matched. */
interface Comparer {
  readonly matches: (expected: unknown, actual: unknown, wildcards: Set<string>) => boolean
  /** Causes that are JSON were recorded as what they say. */
  readonly causeMatches: (expected: unknown, actual: unknown, wildcards: Set<string>) => boolean
  readonly judge: (one: ConformanceCase, actual: object) => { readonly [aspect: string]: boolean }
  readonly mockPlayer: (one: ConformanceCase) => Player
  readonly loadCases: (folder: string) => readonly ConformanceCase[]
}

interface Player {
  (state: string, parameters: Json): Mock
  readonly problems: () => readonly object[]
}

export async function loadCases(folder: URL): Promise<readonly ConformanceCase[]> {
  const comparer = await comparerIn(folder)
  return comparer.loadCases(new URL('cases/', folder).pathname).filter(({ kind }) => kind !== 'validate')
}

/** What is wrong with our run of a case; nothing if it passes. */
export async function judgeCase(one: ConformanceCase, folder: URL): Promise<readonly string[]> {
  const comparer = await comparerIn(folder)
  if (one.kind === 'variableReferences') {
    const references = referencesIn(one.definition)
    return comparer.matches(one.expected['variableReferences'], references, new Set()) ? [] : [`${clip(references)}, not ${clip(one.expected)}`]
  }
  if (one.kind === 'testState') return judgeTestState(one, (expected, actual) => comparer.matches(expected, actual, new Set(one.wildcards)))
  const player = comparer.mockPlayer(one)
  const run = await runCase(one, player)
  if (typeof run === 'string') return [run]
  const verdict = comparer.judge(one, run)
  const { status, output, error, cause } = run
  const wrong = ['status', 'output', 'error', 'cause'].filter((aspect) => verdict[aspect] === false)
  const problems = wrong.length === 0 ? [] : [`${wrong.join(', ')}: ${clip({ status, output, error, cause })}, not ${clip(one.expected)}`]
  problems.push(...player.problems().map((problem) => `mock: ${clip(problem)}`))
  if (problems.length > 0) return problems
  const wildcards = new Set(one.wildcards)
  return judgeEvents(one, run.events, (expected, actual) => {
    const { cause, ...others } = expected
    const { cause: ours, ...rest } = actual
    return comparer.causeMatches(cause, ours, wildcards) && comparer.matches(others, rest, wildcards)
  })
}

function referencesIn(definition: JsonObject): object {
  const { value } = readMachine(definition, { source: 'definition' })
  return value === undefined ? {} : variableReferences(analyse(value, { readJsonata: jsonataFacts }).variables().reads)
}

const clip = (value: unknown): string => JSON.stringify(value).slice(0, 600)

let loaded: Promise<Comparer> | undefined
const comparerIn = (folder: URL): Promise<Comparer> => (loaded ??= import(/* @vite-ignore */ new URL('compare.mjs', folder).href) as Promise<Comparer>)

async function runCase(one: ConformanceCase, player: Player): Promise<Run | string> {
  try {
    return await simulate(one.definition, optionsOf(one, player))
  } catch (thrown) {
    if (isDiagnosticsError(thrown)) return thrown.diagnostics.map(({ code, message, location }) => `refused: ${code} ${message} ${location.pointer}`).join('; ')
    return `thrown: ${thrown instanceof Error ? thrown.stack : String(thrown)}`
  }
}

function optionsOf(one: ConformanceCase, player: Player): SimulateOptions {
  return {
    ...(one.input === undefined ? {} : { input: one.input }),
    ...(one.type === undefined ? {} : { type: one.type }),
    ...(one.startTime === undefined ? {} : { startTime: Date.parse(one.startTime) }),
    ...(one.expected['status'] === 'ABORTED' ? { stop: { after: 0.001 } } : {}),
    tasks: tasksOf(one, player),
    objects: Object.fromEntries((one.s3 ?? []).map(({ bucket, key, body }) => [`s3://${bucket}/${key}`, body])),
    context: contextOf(one),
    synchronous: JSON.stringify(one.expected).includes('<SyncExecArn'),
  }
}

function tasksOf({ mocks = {}, events = [] }: ConformanceCase, player: Player): Tasks {
  const worker = events.find(({ type }) => type === 'ActivityStarted')?.details['workerName']
  return Object.fromEntries(
    Object.keys(mocks).map((state) => [
      state,
      (args: Json) => {
        const { missing, hang, timedOut, throw: thrown, return: result, submitted } = player(state, args)
        if (missing === true) throw { Error: 'Conformance.UnexpectedCall' }
        const facts = { ...(submitted === undefined ? {} : { submitted }), ...(typeof worker === 'string' ? { worker } : {}) }
        if (hang === true || timedOut !== undefined) return reply({ ...facts, never: true })
        if (thrown === undefined) return reply({ ...facts, result: result ?? null })
        return reply({ ...facts, error: { Error: thrown.error, ...(thrown.cause === undefined ? {} : { Cause: thrown.cause }) } })
      },
    ]),
  )
}

/** Who ran the machine when it was recorded: the normalised names that the expected output has. */
function contextOf(one: ConformanceCase): ContextOverrides {
  const text = JSON.stringify([one.expected, one.events])
  const execution = /arn:aws:states:us-east-1:111111111111:(?:execution|express):[^"\\]+/.exec(text)?.[0]
  const machine = /<ArnPart_0idx>/.test(text) ? '<ArnPart_0idx>' : 'state-machine'
  const Name = /<[^<>]*ExecArn_?Part[^<>]*>/.exec(execution ?? '')?.[0]
  const RoleArn = /"RoleArn\\?":\\?"([^"\\]+)/.exec(text)?.[1]
  const Token = /<<task_token>:1>/.exec(JSON.stringify(one.mocks))?.[0]
  return {
    ...(Token === undefined ? {} : { Task: { Token } }),
    Execution: { ...(execution === undefined ? {} : { Id: execution }), ...(Name === undefined ? {} : { Name }), ...(RoleArn === undefined ? {} : { RoleArn }) },
    StateMachine: { Id: `arn:aws:states:us-east-1:111111111111:stateMachine:${machine}`, Name: machine },
  }
}
