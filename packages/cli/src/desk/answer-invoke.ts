import type { Json } from '@stepwright/asl'
import { functionName, lambdaError, type LocalFunctions } from '@stepwright/simulator'
import type { AnswerOthers, OtherAnswer } from '@stepwright/simulator/local'
import { decoded } from './decoded.js'

/**
 * Answers Lambda's Invoke, for those that call a function themselves: `aws lambda invoke --endpoint-url http://127.0.0.1:8083 …`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function answerInvoke(functions: LocalFunctions, print: (text: string) => void): AnswerOthers {
  return async ({ method, url, headers, body }) => {
    const named = method === 'POST' ? /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(url)?.[1] : undefined
    if (named === undefined) return undefined
    const read = decoded(named)
    if (read === undefined) return refused(400, 'InvalidParameterValueException', `no name of a function: ${named}`)
    const name = functionName(read)
    const code = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (code === undefined) return refused(404, 'ResourceNotFoundException', `Function not found: ${name}`)
    const event = eventIn(body)
    if (event === undefined) return refused(400, 'InvalidRequestContentException', 'Could not parse request body into json')
    const call = async (): Promise<OtherAnswer> => {
      try {
        return { status: 200, headers: { ...json, 'x-amz-executed-version': '$LATEST' }, body: JSON.stringify(await code(event)) }
      } catch (thrown) {
        return { status: 200, headers: { ...json, 'x-amz-function-error': 'Unhandled' }, body: JSON.stringify(lambdaError(thrown)) }
      }
    }
    switch (headers['x-amz-invocation-type']) {
      case 'DryRun':
        return { status: 204, headers: {}, body: '' }
      case 'Event':
        // nobody waits for it: what it fails with is said here
        void call().then((told) => told.headers['x-amz-function-error'] === undefined || print(`${name}: ${String(told.body)}\n`))
        return { status: 202, headers: {}, body: '' }
      default:
        return call()
    }
  }
}

function eventIn(body: string): Json | undefined {
  try {
    return JSON.parse(body === '' ? '{}' : body) as Json
  } catch {
    return undefined
  }
}

const json = { 'content-type': 'application/json' }
const refused = (status: number, type: string, message: string): OtherAnswer => ({ status, headers: { ...json, 'x-amzn-errortype': type }, body: JSON.stringify({ Type: 'User', Message: message }) })
