import type { Json, JsonObject, QueryLanguage } from '@stepwright/asl'
import { hasAnswer } from '../data/call-task.js'
import { callWithFunctions } from '../data/call-with-functions.js'
import type { Chance } from '../data/chance.js'
import type { MachineDocument } from '../data/document.js'
import type { Run } from '../data/run.js'
import { failed, settled, type Failure } from '../data/settled.js'
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
      return reply === undefined ? callWithFunctions(start, call, context) : settled(reply)
    },
  }
  return execution
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
