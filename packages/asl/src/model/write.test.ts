import { describe, expect, it } from 'vitest'
import { pointer } from '../source/pointer.js'
import { formatJson } from './format-json.js'
import type { JsonObject } from './json.js'
import type { State } from './state.js'
import { writeMachine, writeState } from './write.js'

const at = { pointer: pointer() }
const rows: readonly (readonly [sentence: string, state: State, document: JsonObject])[] = [
  [
    'a Task, with its members out of order',
    {
      ...at,
      next: 'After',
      catch: [{ ...at, kind: 'Catcher', next: 'Late', errorEquals: ['States.Timeout'], output: '{% $states.errorOutput %}' }],
      retry: [{ ...at, kind: 'Retrier', maxAttempts: 0, errorEquals: ['States.ALL'], jitterStrategy: 'FULL' }],
      timeoutSeconds: 3600,
      arguments: { ProjectName: 'A' },
      resource: 'arn:aws:states:::codebuild:startBuild.sync',
      kind: 'Task',
      name: 'Build',
      comment: 'builds A',
    },
    {
      Type: 'Task',
      Comment: 'builds A',
      Resource: 'arn:aws:states:::codebuild:startBuild.sync',
      Arguments: { ProjectName: 'A' },
      TimeoutSeconds: 3600,
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0, JitterStrategy: 'FULL' }],
      Catch: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.errorOutput %}', Next: 'Late' }],
      Next: 'After',
    },
  ],
  [
    'a Pass that keeps nulls, which mean something in JSONPath',
    { ...at, kind: 'Pass', name: 'P', end: true, outputPath: null, resultPath: null, inputPath: null, result: null },
    { Type: 'Pass', InputPath: null, Result: null, ResultPath: null, OutputPath: null, End: true },
  ],
  ['a Wait', { ...at, kind: 'Wait', name: 'W', seconds: 0, next: 'N' }, { Type: 'Wait', Seconds: 0, Next: 'N' }],
  [
    'a Choice with conditions',
    {
      ...at,
      kind: 'Choice',
      name: 'C',
      default: 'D',
      choices: [{ ...at, kind: 'ChoiceRule', next: 'A', condition: '{% $x %}', assign: { y: 1 }, comment: 'c' }],
    },
    { Type: 'Choice', Choices: [{ Comment: 'c', Condition: '{% $x %}', Assign: { y: 1 }, Next: 'A' }], Default: 'D' },
  ],
  [
    'a Choice with comparisons',
    {
      ...at,
      kind: 'Choice',
      name: 'C',
      choices: [
        {
          ...at,
          kind: 'ChoiceRule',
          next: 'A',
          comparison: {
            and: [
              { variable: '$.a', operator: 'IsPresent', value: true },
              { not: { or: [{ variable: '$.a', operator: 'StringEquals', value: 'x' }] } },
            ],
          },
        },
        { ...at, kind: 'ChoiceRule', next: 'B', comparison: { variable: '$.b', operator: 'BooleanEquals', value: false } },
      ],
    },
    {
      Type: 'Choice',
      Choices: [
        {
          And: [{ Variable: '$.a', IsPresent: true }, { Not: { Or: [{ Variable: '$.a', StringEquals: 'x' }] } }],
          Next: 'A',
        },
        { Variable: '$.b', BooleanEquals: false, Next: 'B' },
      ],
    },
  ],
  [
    'a Parallel and its branches',
    {
      ...at,
      kind: 'Parallel',
      name: 'P',
      end: true,
      branches: [{ ...at, kind: 'Branch', states: [{ ...at, kind: 'Succeed', name: 'S' }], startAt: 'S' }],
    },
    { Type: 'Parallel', Branches: [{ StartAt: 'S', States: { S: { Type: 'Succeed' } } }], End: true },
  ],
  [
    'a Map and its item processor',
    {
      ...at,
      kind: 'Map',
      name: 'M',
      end: true,
      output: { results: '{% $states.result %}' },
      itemProcessor: {
        ...at,
        kind: 'ItemProcessor',
        startAt: 'S',
        states: [{ ...at, kind: 'Succeed', name: 'S' }],
        processorConfig: { ...at, kind: 'ProcessorConfig', executionType: 'EXPRESS', mode: 'DISTRIBUTED' },
      },
      maxConcurrency: 5,
      items: '{% $states.input %}',
    },
    {
      Type: 'Map',
      Items: '{% $states.input %}',
      MaxConcurrency: 5,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'S',
        States: { S: { Type: 'Succeed' } },
      },
      Output: { results: '{% $states.result %}' },
      End: true,
    },
  ],
  ['a Succeed', { ...at, kind: 'Succeed', name: 'S', output: null }, { Type: 'Succeed', Output: null }],
  ['a Fail', { ...at, kind: 'Fail', name: 'F', cause: 'c', error: 'e' }, { Type: 'Fail', Error: 'e', Cause: 'c' }],
]

describe('writeState writes', () => {
  it.each(rows)('%s', (_sentence, state, document) => {
    // as text, so that the order of the members counts
    expect(formatJson(writeState(state))).toBe(formatJson(document))
  })
})

describe('writeMachine', () => {
  const machine = (...states: State[]) =>
    writeMachine({ ...at, kind: 'StateMachine', startAt: 'A', states, queryLanguage: 'JSONata', comment: 'c', timeoutSeconds: 9 })

  it('keeps the order of the states and puts the head first', () => {
    const document = machine({ ...at, kind: 'Succeed', name: 'B' }, { ...at, kind: 'Succeed', name: 'A' })
    expect(Object.keys(document)).toEqual(['Comment', 'QueryLanguage', 'TimeoutSeconds', 'StartAt', 'States'])
    expect(Object.keys(document['States'] as JsonObject)).toEqual(['B', 'A'])
  })

  it('writes a state that is named like a property of objects', () => {
    const document = machine({ ...at, kind: 'Succeed', name: '__proto__' }, { ...at, kind: 'Succeed', name: 'constructor' })
    expect(Object.keys(document['States'] as JsonObject)).toEqual(['__proto__', 'constructor'])
  })

  it('refuses two states of one name as a bug of ours', () => {
    expect(() => machine({ ...at, kind: 'Succeed', name: 'A' }, { ...at, kind: 'Succeed', name: 'A' })).toThrow(/bug in Stepwright/)
  })
})

describe('formatJson', () => {
  it('indents by two and ends with a newline', () => {
    expect(formatJson({ a: [1, {}] })).toBe('{\n  "a": [\n    1,\n    {}\n  ]\n}\n')
  })
})
