import { formatJson, nearName, scopesIn, writeMachine, type Json, type Scope } from '@stepwright/asl'
import { testState, type TestStateRequest, type TestStateResponse } from '@stepwright/simulator'
import type { StepFunctions } from '../remote/connect.js'
import { exitCodes, type Call, type Run } from './command.js'
import { oneMachine } from './one-machine.js'
import { testStateRequest } from './test-state-request.js'
import { usageError } from './usage-error.js'
import { withService } from './with-service.js'

/** `stepwright test-state`: one state alone, as the TestState API runs it. */
export const testStateCommand: Run = async (call) => {
  const { names, flags, error } = call
  const [file, state, ...more] = names
  if (file === undefined || state === undefined || more.length > 0) return usageError(error, 'test-state runs one state: name the file, then the state')
  const definition = await oneMachine(file, call)
  if (typeof definition === 'number') return definition
  const known = namesIn(definition.machine)
  if (!known.includes(state)) return usageError(error, `"${file}" has no state "${state}": ${cure(state, known)}`)
  const request = await testStateRequest(formatJson(writeMachine(definition.machine)), state, call)
  if (typeof request === 'string') return usageError(error, request)
  if (flags.has('remote')) return withService(call, request.roleArn, async (service) => say(await remotely(service, request), call))
  const { response, refusal } = await testState(request)
  return refusal === undefined ? say(response, call) : usageError(error, `the state cannot be tested: ${refusal.message}`)
}

function namesIn(scope: Scope): readonly string[] {
  return scope.states.flatMap((state) => [state.name, ...scopesIn(state).flatMap(namesIn)])
}

function cure(state: string, known: readonly string[]): string {
  const near = nearName(state, known)
  return near === undefined ? `it has ${known.map((name) => `"${name}"`).join(', ')}` : `use "${near}"`
}

async function remotely(service: StepFunctions, request: TestStateRequest): Promise<TestStateResponse> {
  const { tasks: _tasks, accountId: _accountId, ...asked } = request
  const { status = 'FAILED', output, error, cause, nextState, inspectionData } = await service.testState(asked)
  const told = { output, error, cause, nextState, inspectionData: inspectionData as TestStateResponse['inspectionData'] }
  return { status, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) }
}

function say(response: TestStateResponse, { flags, out }: Call): number {
  const { status, output, error, cause, nextState, inspectionData } = response
  if (flags.has('json')) out.write(formatJson(response as unknown as Json))
  else {
    const paint = status === 'SUCCEEDED' ? out.style.green : status === 'FAILED' ? out.style.red : out.style.yellow
    out.write(`${paint(words[status])}${nextState === undefined ? '' : `, and goes to "${nextState}"`}\n`)
    if (error !== undefined) out.write(`error: ${error}\n`)
    if (cause !== undefined) out.write(`cause: ${cause}\n`)
    if (output !== undefined) out.write(formatJson(JSON.parse(output) as Json))
    if (inspectionData !== undefined && flags.has('level')) out.write(formatJson(inspectionData))
  }
  return status === 'SUCCEEDED' || status === 'CAUGHT_ERROR' ? exitCodes.clean : exitCodes.problems
}

const words: { readonly [Status in TestStateResponse['status']]: string } = {
  SUCCEEDED: 'succeeds',
  FAILED: 'fails',
  RETRIABLE: 'fails, and is tried again',
  CAUGHT_ERROR: 'fails, and the error is caught',
}
