import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Json, JsonObject } from '../model/json.js'
import { isEqualJson } from './is-equal-json.js'
import { evaluateTemplate } from './template/evaluate.js'

// Executions recorded on AWS, whose only state is a Pass with Parameters: no engine is needed to tell their outputs.
const folder = new URL('../../../../../shared/conformance/cases/', import.meta.url)
const isHere = existsSync(folder)
const cases = isHere ? readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case) : []
const alone = cases.filter(isTemplateAlone)

interface Case {
  readonly id: string
  readonly kind: string
  readonly definition?: { readonly States?: { readonly [name: string]: { readonly [field: string]: Json } } }
  readonly input: Json
  readonly expected: { readonly status?: string; readonly output: Json; readonly error?: string; readonly cause?: string }
  readonly wildcards?: readonly string[]
}

function isTemplateAlone({ kind, definition }: Case): boolean {
  const [state, second] = Object.values(definition?.States ?? {})
  const others = ['InputPath', 'OutputPath', 'ResultPath', 'Assign', 'Result']
  return kind === 'execution' && second === undefined && state?.['Type'] === 'Pass' && state['Parameters'] !== undefined && !others.some((field) => field in state)
}

it.skipIf(!isHere)('there are such cases', () => {
  expect(alone.length).toBeGreaterThan(50)
})

it.skipIf(!isHere).each(alone)('agrees with AWS on $id', ({ definition, input, expected, wildcards = [] }) => {
  const [state] = Object.values(definition?.States ?? {})
  const context: JsonObject = { StateMachine: { Name: '<ArnPart_0idx>' }, Execution: { Input: input } }
  const { value, problem } = evaluateTemplate(state?.['Parameters'] ?? null, { input, context, random: () => 0.5, uuid: () => 'u' })
  if (problem !== undefined) {
    expect(expected.error).toBe('States.Runtime')
    expect(expected.cause).toContain(`The JSONPath '${problem.text}' specified for the field '${problem.field}' could not be found in the input`)
  } else if (wildcards.length > 0) expect(Object.keys(value as JsonObject)).toEqual(Object.keys(expected.output as JsonObject))
  else expect(isEqualJson(value, expected.output), JSON.stringify(value)).toBe(true)
})
