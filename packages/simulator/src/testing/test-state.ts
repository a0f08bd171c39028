import { isObject, readState, type Json, type JsonObject, type QueryLanguage } from '@stepwright/asl'
import type { ScopeDocument, StateDocument } from '../data/document.js'
import { checkMachine } from '../machine/check-machine.js'
import { checkContext } from './check-context.js'
import { checkMock } from './check-mock.js'
import { checkMockResult } from './check-mock-result.js'
import { runTest, type TestSubject } from './run-test.js'
import type { TestStateAnswer, TestStateRefusal, TestStateRequest } from './test-request.js'

/**
 * Runs one state by itself, as the TestState API does, with its inspection levels and mocks. A mock's result is compared with the
 * model of the service, for the services that `@stepwright/services/shapes` has.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export async function testState(request: TestStateRequest): Promise<TestStateAnswer> {
  const found = subjectOf(request)
  if ('refusal' in found) return found
  const refusal = checkMock(found.state, request) ?? checkTexts(request)
  if (refusal !== undefined) return { refusal }
  const message = request.mock === undefined ? undefined : await checkMockResult(found.state, request.mock)
  if (message !== undefined) return { refusal: { code: 'ValidationException', message } }
  return runTest(found, request)
}

function subjectOf({ definition, stateName }: TestStateRequest): TestSubject | { readonly refusal: TestStateRefusal } {
  const document = parsed(definition)
  if (!isObject(document)) return invalid('Definition must be a valid JSON object')
  if (stateName === undefined && !('States' in document)) return single(document)
  const [first] = checkMachine(document, { name: 'definition' })
  if (first !== undefined) return invalid(`${first.message} at ${first.location.pointer}`)
  // checkMachine has compared the document with the field table
  const scope = document as unknown as ScopeDocument & { readonly QueryLanguage?: QueryLanguage }
  const state = stateName === undefined ? undefined : stateIn(scope, stateName)
  if (state === undefined) return { refusal: { code: 'ValidationException', message: 'State not found in definition' } }
  return { state, language: state.QueryLanguage ?? scope.QueryLanguage ?? 'JSONPath' }
}

function single(document: JsonObject): TestSubject | { readonly refusal: TestStateRefusal } {
  const read = readState('StateName', document, '/States/StateName')
  const problem = read.diagnostics.find(({ severity, code }) => severity === 'error' && code !== 'schema/malformed-resource')
  if (read.state === undefined || problem !== undefined) return invalid(problem?.message ?? 'the state has no Type')
  const [unreadable] = checkMachine({ StartAt: 'StateName', States: { StateName: document } }, { name: 'definition', isAlone: true })
  if (unreadable !== undefined) return invalid(`${unreadable.message} at ${unreadable.location.pointer}`)
  // readState has compared the document with the field table
  return { state: document as unknown as StateDocument, language: document['QueryLanguage'] === 'JSONata' ? 'JSONata' : 'JSONPath' }
}

const invalid = (message: string) => ({ refusal: { code: 'InvalidDefinition', message: `Invalid State Machine Definition: '${message}'` } }) as const

function stateIn(scope: ScopeDocument, name: string): StateDocument | undefined {
  if (Object.hasOwn(scope.States, name)) return scope.States[name]
  for (const state of Object.values(scope.States)) {
    for (const inner of innerScopes(state)) {
      const found = stateIn(inner, name)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function innerScopes(state: StateDocument): readonly ScopeDocument[] {
  if (state.Type === 'Map') return [state.ItemProcessor ?? state.Iterator].filter((scope) => scope !== undefined)
  return state.Type === 'Parallel' ? state.Branches : []
}

function checkTexts({ input, context, variables }: TestStateRequest): TestStateRefusal | undefined {
  if (input !== undefined && parsed(input) === undefined) return { code: 'InvalidExecutionInput', message: 'Invalid State Machine Execution Input' }
  if (variables !== undefined && !isObject(parsed(variables))) return { code: 'ValidationException', message: 'Variables must be a valid JSON object' }
  const problem = context === undefined ? undefined : checkContext(parsed(context) ?? null)
  return problem === undefined ? undefined : { code: 'ValidationException', message: problem }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

