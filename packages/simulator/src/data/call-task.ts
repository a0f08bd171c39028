import type { Json } from '@stepwright/asl'
import type { ContextObject } from './context.js'
import { isReplyValue, type Reply, type ReplyFacts } from './reply.js'
import type { TaskCall } from './run.js'
import { failed, settled, type Failure, type Settled } from './settled.js'
import type { StatesError } from './states-error.js'
import type { TaskAnswer, Tasks } from './tasks.js'

/** Answers a call from the mocks of a test. */
export async function callTask(tasks: Tasks, call: TaskCall, context: ContextObject): Promise<Settled<ReplyFacts>> {
  const answer = answerFor(tasks, call)
  if (answer === undefined) return failed(unanswered(call))
  try {
    const facts = factsOf(typeof answer === 'function' ? await answer(copy(call.arguments), context) : answer)
    // answers that are data may fit no call, too
    return facts.error?.Error === unansweredTask ? failed({ error: unansweredTask, cause: facts.error.Cause ?? '', final: true }) : settled(facts)
  } catch (thrown) {
    if (!isStatesError(thrown)) throw thrown
    return settled({ error: thrown })
  }
}

/** The error of a task that no mock answers. */
export const unansweredTask = 'Stepwright.UnansweredTask'

/** Whether a test answers the call. */
export const hasAnswer = (tasks: Tasks, call: TaskCall): boolean => answerFor(tasks, call) !== undefined

/** The keys under which the answer to a state's task may stand; the first that is there wins. */
export function keysOf(state: string, resource: string): readonly string[] {
  const integration = /^arn:[^:]+:states:::(.+)$/.exec(resource)?.[1]
  return integration === undefined ? [state, resource] : [state, integration, resource]
}

function answerFor(tasks: Tasks, { state, resource }: TaskCall): TaskAnswer | undefined {
  const key = keysOf(state, resource).find((candidate) => Object.hasOwn(tasks, candidate))
  return key === undefined ? undefined : tasks[key]
}

/** No Catch may hide that a mock is missing. */
function unanswered({ state, resource, arguments: args }: TaskCall): Failure {
  const [, integration = resource] = keysOf(state, resource)
  return {
    error: unansweredTask,
    cause:
      `nothing answers the task "${state}" (${resource}), called with ${JSON.stringify(args)}; ` +
      `add it to tasks: { ${quoted(state)}: … }, or, for all states that call this service, { ${quoted(integration)}: … }`,
    final: true,
  }
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

function factsOf(value: Json | Reply | undefined): ReplyFacts {
  if (!isReplyValue(value)) return { result: copy(value) }
  const { result, submitted } = value
  // without a result of its own, a function's counts
  const own = value.function === true && result === undefined ? {} : { result: copy(result) }
  return { ...value, ...own, ...(submitted === undefined ? {} : { submitted: copy(submitted) }) }
}

/** As a service's answer travels: as JSON, so that nobody shares objects. A function that returns nothing yields null. */
function copy(value: Json | undefined): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json
}

function isStatesError(thrown: unknown): thrown is StatesError {
  return typeof thrown === 'object' && thrown !== null && 'Error' in thrown && typeof thrown.Error === 'string'
}
