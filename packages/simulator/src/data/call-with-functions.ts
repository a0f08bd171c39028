import { callTask, hasAnswer, unansweredTask } from './call-task.js'
import { calledFunction } from './called-function.js'
import type { ContextObject } from './context.js'
import { invokeFunction, type LocalFunctions } from './invoke-function.js'
import type { Ending } from './pending.js'
import type { ReplyFacts } from './reply.js'
import type { TaskCall } from './run.js'
import { failed, settled, type Settled } from './settled.js'
import type { Tasks } from './tasks.js'

/** Who answers calls. */
export interface Answerers {
  readonly tasks: Tasks
  readonly functions?: LocalFunctions
  readonly functionsAnswer?: 'unanswered' | 'asked'
}

/** Answers a call from the mocks of a test, or by a function where a mock says so or there is none. */
export async function callWithFunctions({ tasks, functions, functionsAnswer = 'unanswered' }: Answerers, call: TaskCall, context: ContextObject): Promise<Settled<ReplyFacts>> {
  if (functions !== undefined && functionsAnswer === 'unanswered' && !hasAnswer(tasks, call)) {
    const answered = await answeredBy(functions, call, {})
    if (answered !== undefined) return settled(answered)
  }
  const answer = await callTask(tasks, call, context)
  if (!answer.ok || answer.value.function !== true) return answer
  return settledBy(functions ?? {}, call, answer.value)
}

/** What a mock that says `function: true` comes to: the function answers. */
async function settledBy(functions: LocalFunctions, call: TaskCall, facts: ReplyFacts): Promise<Settled<ReplyFacts>> {
  const answered = await answeredBy(functions, call, facts)
  return answered === undefined ? noFunction(functions, call) : settled(answered)
}

async function answeredBy(functions: LocalFunctions, call: TaskCall, facts: ReplyFacts): Promise<ReplyFacts | undefined> {
  const ending = await invokeFunction(functions, call)
  return ending === undefined ? undefined : withMock(call, facts, ending)
}

/** What a function's answer and its mock come to. Of a callback, the function only takes the token: what comes back is what the mock says, or nothing. */
export function withMock(call: TaskCall, { function: _, ...facts }: ReplyFacts, { result = null, error, final }: Ending): ReplyFacts {
  const isCallback = call.resource.endsWith('.waitForTaskToken')
  if (error !== undefined) return { ...(isCallback ? {} : facts), result: null, error, ...(final === undefined ? {} : { final }) }
  if (!isCallback) return { ...facts, result }
  const comes = facts.error !== undefined || Object.hasOwn(facts, 'result')
  return { ...facts, submitted: facts.submitted ?? result, ...(comes ? {} : { never: true }) }
}

/** The failure of a task whose mock says that a function answers, where there is none. */
export function noFunction(functions: LocalFunctions, call: TaskCall): Settled<never> {
  const { name } = calledFunction(call) ?? {}
  const known = Object.keys(functions).map((one) => `"${one}"`).join(', ')
  const cause = name === undefined
    ? `the task "${call.state}" (${call.resource}) calls no function, and its answer says that one answers`
    : `the task "${call.state}" calls the function "${name}", which is not declared; ${known === '' ? 'no functions are' : `declared are ${known}`}`
  return failed({ error: unansweredTask, cause, final: true })
}
