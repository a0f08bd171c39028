import { isObject, type Json, type JsonObject } from '@stepwright/asl'
import type { TestStateRequest } from './test-request.js'
import { testState } from './test-state.js'

/** A request as it was recorded; the rest of it stands beside it in the case. */
export type RecordedRequest = Omit<TestStateRequest, 'definition' | 'input' | 'roleArn'>

interface Recorded {
  readonly definition: JsonObject
  readonly input?: Json
  readonly hasInput?: boolean
  readonly hasRoleArn?: boolean
  readonly request?: RecordedRequest
  readonly expected: JsonObject
}

/** What is wrong with our answer to a recorded request; nothing if it is right. */
export async function judgeTestState(one: Recorded, matches: (expected: Json, actual: Json) => boolean): Promise<readonly string[]> {
  const { response, refusal } = await testState(requestOf(one))
  const { expected } = one
  if (refusal !== undefined) {
    const actual = { Code: refusal.code, Message: refusal.message }
    return expected['Error'] !== undefined && matches(expected['Error'], actual) ? [] : [`refused: ${JSON.stringify(actual)}, not ${JSON.stringify(expected).slice(0, 400)}`]
  }
  const { output, inspectionData, ...rest } = response
  const actual: JsonObject = {
    ...rest,
    ...(output === undefined ? {} : { output: JSON.parse(output) as Json }),
    ...(inspectionData === undefined ? {} : { inspectionData: Object.fromEntries(Object.entries(inspectionData).map(([station, value]) => [station, readable(value)])) }),
  }
  return matches(expected, actual) ? [] : [`${JSON.stringify(actual).slice(0, 900)}, not ${JSON.stringify(expected).slice(0, 900)}`]
}

/** Texts that begin like an object were recorded as what they say. */
const readable = (value: Json): Json => (typeof value === 'string' && value.startsWith('{') ? (JSON.parse(value) as Json) : value)

function requestOf({ definition, input, hasInput, hasRoleArn, request = {}, expected }: Recorded): TestStateRequest {
  return {
    ...request,
    definition: JSON.stringify(definition),
    ...(hasInput === true ? { input: spaced(input ?? null) } : {}),
    ...(hasRoleArn === true ? { roleArn: 'arn:aws:iam::111111111111:role/test' } : {}),
    accountId: '111111111111',
    ...(request.mock === undefined && hasRoleArn === true ? { tasks: tasksFrom(expected) } : {}),
  }
}

/** What the Lambda function answered, which was not mocked: it stands in the answer only. */
function tasksFrom({ inspectionData, output = null }: JsonObject): { readonly [integration: string]: Json } {
  return { 'lambda:invoke': isObject(inspectionData) ? (inspectionData['result'] ?? output) : output }
}

/** As Python wrote the requests: with blanks behind commas and colons. */
function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(spaced).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`).join(', ')}}`
}
