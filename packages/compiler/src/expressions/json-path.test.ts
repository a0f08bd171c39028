import { fileURLToPath } from 'node:url'
import { writeMachine, type JsonObject } from '@stepwright/asl'
import type { Workflow } from '@stepwright/workflow'
import { describe, expect, it } from 'vitest'
import { loadModules } from '../project/load-modules.js'

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url))

describe('a workflow in JSONPath', async () => {
  const { value, diagnostics } = await loadModules(['json-path.workflow.ts'], { cwd: fixtures })
  const { refused = {}, ...workflows } = (value?.[0]?.exports ?? {}) as { readonly refused?: Readonly<Record<string, Workflow<object, object>>> } & Readonly<
    Record<string, Workflow<object, object>>
  >

  const statesOf = (name: string): Readonly<Record<string, JsonObject>> => {
    const { value: definition, diagnostics: problems } = workflows[name]?.['~compile']() ?? { diagnostics: [] }
    expect(problems).toEqual([])
    return (definition && writeMachine(definition.machine).States) as Readonly<Record<string, JsonObject>>
  }

  it('loads', () => expect(diagnostics).toEqual([]))

  it('appends a result to the input by ResultPath', () => {
    expect(statesOf('append')).toEqual({
      Build: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f', 'Payload.$': '$' },
        ResultSelector: { 'id.$': '$.Payload.id' },
        ResultPath: '$.build',
        End: true,
      },
    })
  })

  it('counts waits, since it cannot tell the time, and asks what a value is', () => {
    const states = statesOf('poll')
    expect(states['Ready?: start']).toMatchObject({ Assign: { readyAttempts: 1 } })
    expect(states['Ready?: wait']).toMatchObject({ Assign: { 'readyAttempts.$': 'States.MathAdd($readyAttempts, 1)' } })
    expect(states['Ready?']).toMatchObject({
      Choices: [{ And: [{ Variable: '$.code', IsPresent: true }, { Variable: '$.code', IsNumeric: true }, {}] }, { Variable: '$readyAttempts', NumericGreaterThanEquals: 4 }],
    })
  })

  it('computes payloads by intrinsic functions', () => {
    expect(statesOf('appendLater').Make).toMatchObject({ Parameters: { Payload: { 'text.$': "States.Format('it\\'s \\{{}\\}', $.n)", 'more.$': 'States.MathAdd($.n, 1)' } } })
  })

  it('keeps an item in a variable before a Task of the item replaces it', () => {
    expect(statesOf('appendLater').Each).toMatchObject({
      ItemProcessor: { StartAt: 'Each: start', States: { 'Each: start': { Assign: { 'name.$': '$' } }, Start: { ResultSelector: { 'name.$': '$name', 'ok.$': '$.Payload.ok' } } } },
    })
  })

  it('chooses by the comparators of the static types, and asks first whether there is a value', () => {
    expect(statesOf('branches')['Which?']).toMatchObject({
      Choices: [
        { Or: [{ Variable: '$.name', StringEquals: 'x' }, { Variable: '$.names[1]', IsPresent: true }] },
        {
          And: [
            { Not: { And: [{ Variable: '$.kind', IsPresent: true }, { Variable: '$.kind', StringEquals: 'a' }] } },
            { Variable: '$.n', NumericLessThanPath: '$.other' },
          ],
        },
      ],
    })
  })

  it('compares timestamps as moments', () => {
    expect(statesOf('moments')['Late?']).toMatchObject({
      Choices: [{ And: [{ Variable: '$.when', TimestampGreaterThan: '2026-01-01T00:00:00Z' }, { Variable: '$.when', TimestampLessThanPath: '$.until' }] }],
    })
  })

  it('gives a handler the error, and picks a member of a result by OutputPath', () => {
    expect(statesOf('caught')).toMatchObject({
      Build: { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Bad' }], OutputPath: '$.Payload.id' },
      Bad: { Type: 'Pass', Parameters: { 'value.$': "States.Format('failed: {}', $.Error)" }, OutputPath: '$.value', End: true },
    })
  })

  it.each(Object.keys(refused))('refuses what JSONPath cannot say, with its line: %s', (name) => {
    const problems = refused[name]?.['~compile']().diagnostics ?? []
    expect(problems.map(({ code }) => code)).toEqual(['build/unsupported-expression'])
    expect(problems[0]?.location.callSite?.file).toMatch(/json-path\.workflow\.ts$/)
    expect(problems[0]?.help).toBeTruthy()
  })
})
