import { readDefinition, type JsonObject } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { inputMembers } from './input-members.js'

const membersOf = (document: JsonObject): readonly string[] => {
  const { value } = readDefinition(JSON.stringify(document), { file: 'a.asl.json' })
  if (value === undefined) throw new Error('the test has no machine')
  return inputMembers(value.machine)
}

const task = (rest: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...rest })
const rows: readonly (readonly [sentence: string, document: JsonObject, expected: readonly string[]])[] = [
  ['in JSONPath', { StartAt: 'A', States: { A: task({ Parameters: { 'FunctionName.$': '$.f', 'Payload.$': "States.Format('{}', $['b'].c)" }, End: true }) } }, ['b', 'f']],
  ['in JSONata', { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: task({ Arguments: { FunctionName: '{% $states.input.f %}' }, Output: '{% $states.input.g & $states.result.h %}', End: true }) } }, ['f', 'g']],
  ['behind states that pass it on', { StartAt: 'A', States: { A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'B' }] }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Wait', SecondsPath: '$.c', End: true } } }, ['a', 'c']],
  ['not behind a result that takes its place', { StartAt: 'A', States: { A: task({ Parameters: {}, Next: 'B' }), B: { Type: 'Wait', SecondsPath: '$.b', End: true } } }, []],
  ['behind a result that stands beside it, which is no member', { StartAt: 'A', States: { A: task({ ResultPath: '$.r', Next: 'B' }), B: { Type: 'Pass', Parameters: { 'x.$': '$.x', 'r.$': '$.r.y' }, End: true } } }, ['x']],
  ['by the context object, anywhere', { StartAt: 'M', States: { M: { Type: 'Map', ItemsPath: '$.items', ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', Parameters: { 'a.$': '$$.Execution.Input.a', 'own.$': '$.own' }, End: true } } }, End: true } } }, ['a', 'items']],
  ['but not of a result', { StartAt: 'A', States: { A: task({ ResultSelector: { 'x.$': '$.Payload' }, End: true }) } }, []],
  ['nothing, where it is only handed on', { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }, []],
]
it.each(rows)('finds what is read %s', (_sentence, document, expected) => expect(membersOf(document)).toEqual(expected))
