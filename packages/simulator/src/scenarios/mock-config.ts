import { child, diagnostic, isObject, nearName, type Diagnostic, type Json, type JsonObject, type Outcome, type Pointer } from '@stepwright/asl'
import type { ScenarioAnswer, ScenarioTasks } from './scenario.js'

/** Which test case of a MockConfigFile is meant. */
export interface MockCase {
  /** The name of the state machine; the only one of the file, when left out. */
  readonly machine?: string
  /** The name of the test case; the only one of the machine, when left out. */
  readonly testCase?: string
  /** The file, for diagnostics. */
  readonly source: string
}

/** Whether a document is a MockConfigFile.json of Step Functions Local. */
export function isMockConfig(document: Json): document is JsonObject {
  return isObject(document) && 'StateMachines' in document
}

/**
 * The answers of a test case in a MockConfigFile.json of Step Functions Local. A response for the invocations `"1-2"` answers twice;
 * beyond the last, that one is repeated. What cannot be found is `run/unknown-mock`, what cannot be read `run/malformed-mock`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
export function readMockConfig(config: JsonObject, wanted: MockCase): Outcome<ScenarioTasks> {
  const machine = pick(config['StateMachines'], wanted.machine, { what: 'state machine', at: '/StateMachines', source: wanted.source })
  if ('problem' in machine) return { value: undefined, diagnostics: [machine.problem] }
  const cases = isObject(machine.value) ? machine.value['TestCases'] : undefined
  const found = pick(cases, wanted.testCase, { what: 'test case', at: child('/StateMachines', machine.name, 'TestCases'), source: wanted.source })
  if ('problem' in found) return { value: undefined, diagnostics: [found.problem] }
  const diagnostics: Diagnostic[] = []
  const tasks: Record<string, readonly ScenarioAnswer[]> = {}
  for (const [state, response] of Object.entries(isObject(found.value) ? found.value : {})) {
    const mocked = pick(config['MockedResponses'], String(response), { what: 'mocked response', at: '/MockedResponses', source: wanted.source })
    const answers = 'problem' in mocked ? mocked.problem : answersOf(mocked.value, child('/MockedResponses', mocked.name), wanted.source)
    if ('code' in answers) diagnostics.push(answers)
    else tasks[state] = answers
  }
  return diagnostics.length > 0 ? { value: undefined, diagnostics } : { value: tasks, diagnostics }
}

interface Among {
  readonly what: string
  readonly at: Pointer
  readonly source: string
}

function pick(among: Json | undefined, name: string | undefined, { what, at, source }: Among): { readonly name: string; readonly value: Json } | { readonly problem: Diagnostic } {
  const known = isObject(among) ? Object.keys(among) : []
  const chosen = name ?? (known.length === 1 ? known[0] : undefined)
  const value = chosen !== undefined && isObject(among) && Object.hasOwn(among, chosen) ? among[chosen] : undefined
  if (chosen !== undefined && value !== undefined) return { name: chosen, value }
  const message = name === undefined ? `the file has ${known.length === 0 ? `no ${what}` : `several of what may be the ${what}`}` : `there is no ${what} "${name}"`
  const near = name === undefined ? undefined : nearName(name, known)
  const help = known.length === 0 ? `add a ${what}` : `name ${near === undefined ? known.map((one) => `"${one}"`).join(' or ') : `"${near}"`}`
  return { problem: diagnostic({ code: 'run/unknown-mock', message, help, location: { source, pointer: at, anchor: 'value' } }) }
}

function answersOf(response: Json, at: Pointer, source: string): readonly ScenarioAnswer[] | Diagnostic {
  const answers: { readonly first: number; readonly answer: ScenarioAnswer }[] = []
  for (const [invocations, mock] of Object.entries(isObject(response) ? response : {})) {
    const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(invocations) ?? []
    const answer = answerOf(mock)
    const times = Number(to) - Number(from) + 1
    if (from === '' || times < 1 || answer === undefined) {
      const message = answer === undefined ? `"${invocations}" has neither Return nor Throw` : `"${invocations}" names no invocations`
      return diagnostic({ code: 'run/malformed-mock', message, help: 'write { "0": { "Return": … }, "1-2": { "Throw": { "Error": …, "Cause": … } } }', location: { source, pointer: child(at, invocations), anchor: 'key' } })
    }
    answers.push({ first: Number(from), answer: times === 1 ? answer : { ...answer, times } })
  }
  return answers.sort((one, other) => one.first - other.first).map(({ answer }) => answer)
}

function answerOf(mock: Json): ScenarioAnswer | undefined {
  if (!isObject(mock)) return undefined
  const { Return: result, Throw: thrown } = mock
  if (result !== undefined) return { result }
  if (!isObject(thrown) || typeof thrown['Error'] !== 'string') return undefined
  return { error: thrown['Error'], ...(typeof thrown['Cause'] === 'string' ? { cause: thrown['Cause'] } : {}) }
}
