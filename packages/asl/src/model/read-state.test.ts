import { describe, expect, it } from 'vitest'
import type { JsonObject } from './json.js'
import { readState } from './read-state.js'
import { writeState } from './write.js'

const documents: Readonly<Record<string, JsonObject>> = {
  'a Task with a Retry and a Catch': { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], End: true },
  'a Parallel with states in its branches': { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Succeed' } } }], Next: 'B' },
  'a Map with an item processor': { Type: 'Map', Items: [1], ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }, End: true },
  'a Choice of JSONata': { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'A' }], Default: 'B' },
}

describe('readState', () => {
  it.each(Object.entries(documents))('reads %s so that writing gives it back', (_name, document) => {
    const read = readState('S', document, '/States/S')
    expect(read.diagnostics).toEqual([])
    expect(read.state && writeState(read.state)).toEqual(document)
  })

  it('reads comparisons of JSONPath', () => {
    const rule = { And: [{ Variable: '$.a', NumericEquals: 1 }, { Not: { Variable: '$.b', IsNull: true } }], Next: 'A' }
    const read = readState('S', { Type: 'Choice', Choices: [rule] }, '/States/S')
    expect(read.state).toMatchObject({ choices: [{ comparison: { and: [{ variable: '$.a', operator: 'NumericEquals', value: 1 }, { not: { operator: 'IsNull' } }] } }] })
  })

  it('tells of fields that the state does not have, at any depth', () => {
    const read = readState('S', { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Succeed', Resource: 'x' } } }], Reource: 1 }, '/States/S')
    expect(read.diagnostics.map(({ location }) => location.pointer)).toEqual(['/States/S/Branches/0/States/A/Resource', '/States/S/Reource'])
  })

  it('tells of a list that is none, and of a type that is none', () => {
    const read = readState('S', { Type: 'Parallel', Retry: {}, Branches: [{ StartAt: 'A', States: { A: { Type: 'Nope' } } }] }, '')
    expect(read.diagnostics.map(({ code, location }) => [code, location.pointer])).toEqual([
      ['schema/wrong-type', '/Retry'],
      ['schema/unknown-value', '/Branches/0/States/A/Type'],
    ])
  })

  it('takes fields of both query languages, and does not ask for Next or End', () => {
    expect(readState('S', { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: {}, ResultPath: '$.a' }, '').diagnostics).toEqual([])
  })

  it('knows eight types', () => {
    expect(readState('S', { Type: 'Tsk' }, '').state).toBeUndefined()
  })
})
