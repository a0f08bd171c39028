import { isObject, type Json, type JsonObject, type QueryLanguage } from '@stepwright/asl'
import { hasAnswer, unansweredTask } from '../data/call-task.js'
import { callWithFunctions } from '../data/call-with-functions.js'
import type { Chance } from '../data/chance.js'
import type { MachineDocument } from '../data/document.js'
import type { ReplyFacts } from '../data/reply.js'
import type { Run, TaskCall } from '../data/run.js'
import { failed, settled, type Failure, type Settled } from '../data/settled.js'
import type { Execution } from '../data/visit.js'
import { createHistory, type History } from '../events/history.js'
import { threadOf } from '../events/thread.js'
import { childContext } from './context-of.js'
import type { Ledger } from './ledger.js'
import { mostEvents } from './most-events.js'
import type { NestedMachine } from './nested-machine.js'
import { runScope } from './run-scope.js'
import type { Start } from './start.js'
import { startExecution } from './start-execution.js'

/** What surrounds the states of an execution. */
interface Surroundings {
  readonly ledger: Ledger
  /** Of states that do not say otherwise. */
  readonly language: QueryLanguage
  readonly start: Start
  /** The chances of an attempt, by its place, where they must be the same in the next life of the process. */
  readonly chanceAt?: (at: string) => Chance
  readonly runMachine: (document: MachineDocument, start: Start) => Promise<Run>
}

/** What the states of one execution, or of a child of a distributed Map, share. */
export function executionOf(history: History, around: Surroundings): Execution {
  const { ledger, language, start } = around
  const { clock, chance, objects } = ledger
  const execution: Execution = {
    clock,
    chance,
    objects,
    ...(around.chanceAt === undefined ? {} : { chanceAt: around.chanceAt }),
    ...(start.diary === undefined ? {} : { diary: start.diary }),
    ...(start.watchMapRun === undefined ? {} : { watchMapRun: start.watchMapRun }),
    token: (state, attempt, at) => start.token?.(at) ?? start.context?.Task?.Token ?? `token of ${state}, attempt ${attempt}`,
    isFull: history.isFull,
    enter: (state) => void ledger.path.push(state),
    cover: (part) => void ledger.hits.set(part, (ledger.hits.get(part) ?? 0) + 1),
    runScope: (scope, { outer, input, group, thread }) =>
      runScope(scope, { input, variables: outer.variables, language, context: outer.context, group, execution, thread }),
    runChild: async (scope, { outer, input, group, index, watch }) => {
      const own = createHistory(mostEvents[scope.ProcessorConfig?.ExecutionType ?? 'STANDARD'], () => clock.milliseconds, watch)
      const thread = outer.thread.fork(index, own)
      if (own.events.length === 0) thread.record('ExecutionStarted', { input })
      watch?.begin(own.events)
      const context = childContext(outer.context, { input, uuid: chance.uuid, watch })
      const result = await runScope(scope, { input, variables: {}, language, context, group, execution: executionOf(own, around), thread })
      if (watch !== undefined) {
        if (result.ok) own.end('ExecutionSucceeded', { output: result.value }, thread.last())
        else own.end('ExecutionFailed', detailsOf(result.failure), thread.last())
        watch.end(result)
      }
      return result
    },
    call: async (call, context, at) => {
      ledger.calls.push(call)
      const answered = await start.answer?.(call, context, at)
      if (answered !== undefined) return answered
      if (start.machines === undefined || hasAnswer(start.tasks, call)) return callWithFunctions(start, call, context)
      if (ledger.budget.left <= 0 || (start.depth ?? 0) >= deepest) return failed(tooManyExecutions)
      const run = (machine: NestedMachine, input: Json, name: string): Promise<Run> => runNested(around, machine, input, name)
      const reply = await startExecution(call, { machines: start.machines, milliseconds: clock.milliseconds, uuid: chance.uuid, run })
      if (reply === undefined) return explained(await callWithFunctions(start, call, context), call, start.machines)
      return settled(reply)
    },
  }
  return execution
}

/** Which machines there are, where none of them is the one that was to start: most often, a place for its ARN has no value. */
function explained(answer: Settled<ReplyFacts>, { resource, arguments: args }: TaskCall, machines: ReadonlyMap<string, NestedMachine>): Settled<ReplyFacts> {
  if (answer.ok || answer.failure.error !== unansweredTask || !resource.includes(':::states:startExecution')) return answer
  const arn = isObject(args) ? args['StateMachineArn'] : undefined
  const names = [...machines.keys()]
  const place = typeof arn === 'string' ? /\$\{([^{}]+)\}/.exec(arn)?.[1] : undefined
  const why = place === undefined ? `it starts ${JSON.stringify(arn ?? null)}` : `the ARN of what it starts, "\${${place}}", has no value`
  const cure = place === undefined ? 'add that to them' : `add parameters: { ${place}: 'arn:aws:states:us-east-1:123456789012:stateMachine:${names[0] ?? ''}' }`
  return failed({ ...answer.failure, cause: `${answer.failure.cause ?? ''}; machines has ${names.map((name) => `"${name}"`).join(', ')}, but ${why}: ${cure}` })
}

function detailsOf({ error, cause }: Failure): JsonObject {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}

async function runNested({ ledger, start, runMachine }: Surroundings, machine: NestedMachine, input: Json, name: string): Promise<Run> {
  const { clock, chance, budget, started } = ledger
  budget.left -= 1
  const { tasks, functions, functionsAnswer, machines, objects } = start
  const run = await runMachine(machine.document, {
    name: machine.name,
    type: machine.type,
    input,
    tasks,
    startTime: clock.milliseconds,
    seed: Math.floor(chance.random() * 2 ** 31),
    context: { Execution: { Name: name } },
    budget,
    depth: (start.depth ?? 0) + 1,
    ...(functions === undefined ? {} : { functions }),
    ...(functionsAnswer === undefined ? {} : { functionsAnswer }),
    ...(machines === undefined ? {} : { machines }),
    objects: { ...objects, ...ledger.objects.written() },
  })
  for (const [address, body] of Object.entries(run.written)) ledger.objects.put(address, body)
  started.push({ machine: machine.name, run })
  return run
}

/** Ours, as is the number of all executions: machines may start each other for ever. */
const deepest = 100
const tooManyExecutions: Failure = { error: 'Stepwright.TooManyExecutions', cause: 'the machines start each other more than 100 deep, or 10,000 times', final: true }
