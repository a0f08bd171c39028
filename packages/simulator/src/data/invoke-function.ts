import type { Json } from '@stepwright/asl'
import { calledFunction } from './called-function.js'
import { lambdaError } from './lambda-error.js'
import type { Ending } from './pending.js'
import type { TaskCall } from './run.js'

/** A Lambda function that stands here: takes the event, answers with the result. What it throws is the error of the task, as Lambda would tell it. */
export type LocalFunction = (event: Json, context?: LocalContext) => Json | Promise<Json>

/** Functions by their names. */
export interface LocalFunctions {
  readonly [name: string]: LocalFunction
}

/** As much of Lambda's context object as there is without Lambda. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export interface LocalContext {
  readonly functionName: string
  readonly functionVersion: '$LATEST'
  readonly invokedFunctionArn: string
  readonly awsRequestId: string
  readonly getRemainingTimeInMillis: () => number
}

/** Handlers as their authors typed them, by the names of their functions. */
export interface Handlers {
  readonly [name: string]: (...given: never) => unknown
}

/** Calls a function of the user's; `undefined` where the task calls none, or one that is not there. */
export function invokeFunction(functions: LocalFunctions, asked: TaskCall): Promise<Ending> | undefined {
  const called = calledFunction(asked)
  const code = called !== undefined && Object.hasOwn(functions, called.name) ? functions[called.name] : undefined
  return called === undefined || code === undefined ? undefined : call((event) => code(event, localContext(called.name)), called.event, called.integrated)
}

/**
 * What a function of this name is given beside its event. It is the same for every call: nothing of a run is left to chance, and there are always
 * 900,000 milliseconds left, the longest timeout of a function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
 */
export const localContext = (name: string): LocalContext => ({
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  getRemainingTimeInMillis: () => 900_000,
})

async function call(code: LocalFunction, given: Json, integrated: boolean): Promise<Ending> {
  try {
    const value = await code(JSON.parse(JSON.stringify(given)) as Json)
    const payload = JSON.parse(JSON.stringify(value ?? null)) as Json
    return { result: integrated ? { ExecutedVersion: '$LATEST', Payload: payload, StatusCode: 200 } : payload }
  } catch (thrown) {
    const told = lambdaError(thrown)
    return { error: { Error: told.errorType, Cause: JSON.stringify(told) } }
  }
}
