import type { Json } from '@stepwright/asl'
import type { LocalFunctions } from '@stepwright/simulator'
import type { AnswerOthers } from '@stepwright/simulator/local'

/**
 * Answers Lambda's Invoke, for those that call a function themselves: `aws lambda invoke --endpoint-url http://127.0.0.1:8083 …`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function answerInvoke(functions: LocalFunctions): AnswerOthers {
  return async ({ method, url, body }) => {
    const named = method === 'POST' ? /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(url)?.[1] : undefined
    if (named === undefined) return undefined
    const name = decodeURIComponent(named).replace(/^(?:.*:)?function:/, '')
    const code = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (code === undefined) return { status: 404, headers: { ...json, 'x-amzn-errortype': 'ResourceNotFoundException' }, body: JSON.stringify({ Message: `Function not found: ${name}` }) }
    try {
      return { status: 200, headers: { ...json, 'x-amz-executed-version': '$LATEST' }, body: JSON.stringify(await code(JSON.parse(body === '' ? '{}' : body) as Json)) }
    } catch (thrown) {
      const { name: errorType, message, stack = '' } = thrown instanceof Error ? thrown : new Error(String(thrown))
      return { status: 200, headers: { ...json, 'x-amz-function-error': 'Unhandled' }, body: JSON.stringify({ errorType, errorMessage: message, trace: stack.split('\n') }) }
    }
  }
}

const json = { 'content-type': 'application/json' }
