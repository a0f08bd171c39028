import type { Json } from '@stepwright/asl'
import type { Word } from '../data/pending.js'
import type { TaskCall } from '../data/run.js'
import { calledFunction } from './called-function.js'
import { parseJson } from './request-values.js'

/** A Lambda function that stands here: takes the event, answers with the result. */
export type LocalFunction = (event: Json) => Json | Promise<Json>

type Reply = Extract<Word, { readonly kind: 'end' }>['reply']

/** Calls a function of the user's; `undefined` where the task calls none, or one that is not there. */
export function invokeFunction(functions: { readonly [name: string]: LocalFunction }, asked: TaskCall): Promise<Reply> | undefined {
  const called = calledFunction(asked)
  const code = called !== undefined && Object.hasOwn(functions, called.name) ? functions[called.name] : undefined
  return called === undefined || code === undefined ? undefined : call(code, called.event, called.integrated)
}

async function call(code: LocalFunction, given: Json, integrated: boolean): Promise<Reply> {
  try {
    const value = await code(JSON.parse(JSON.stringify(given)) as Json)
    const payload = parseJson(JSON.stringify(value ?? null)) ?? null
    return { result: integrated ? { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 } : payload }
  } catch (thrown) {
    return { error: errorOf(thrown) }
  }
}

/** As Lambda tells it. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
function errorOf(thrown: unknown): { readonly Error: string; readonly Cause: string } {
  if (!(thrown instanceof Error)) return { Error: 'Error', Cause: JSON.stringify({ errorMessage: String(thrown), errorType: 'Error' }) }
  return { Error: thrown.name, Cause: JSON.stringify({ errorMessage: thrown.message, errorType: thrown.name, trace: [] }) }
}
