import { expect, it } from 'vitest'
import { readMachine } from '../model/read-machine.js'
import { analyse } from './analysis.js'

const sitesOf = (document: unknown) => {
  const { value: machine } = readMachine(document, { source: 'test' })
  return analyse(machine!).sites().map(({ pointer, moment, text }) => [pointer, moment, text])
}

it('finds the paths of each field, with what they see', () => {
  const state = {
    Type: 'Map', InputPath: '$.in', ItemsPath: '$.items', ItemSelector: { 'v.$': '$$.Map.Item.Value', plain: '$.no' }, MaxConcurrencyPath: '$.n',
    ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.most' }, Parameters: { 'Key.$': '$.key' } },
    ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', OutputPath: '$.inner', End: true } } },
    ResultSelector: { 'r.$': '$[0]' }, ResultPath: '$.out', OutputPath: '$.out', Assign: { 'x.$': '$.r' },
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'E' }], Next: 'E',
  }
  expect(new Set(sitesOf({ StartAt: 'M', States: { M: state, E: { Type: 'Succeed' } } }))).toEqual(
    new Set([
      ['/States/M/InputPath', 'arrival', '$.in'],
      ['/States/M/ItemReader/ReaderConfig/MaxItemsPath', 'entry', '$.most'],
      ['/States/M/ItemReader/Parameters/Key.$', 'entry', '$.key'],
      ['/States/M/ItemsPath', 'entry', '$.items'],
      ['/States/M/MaxConcurrencyPath', 'entry', '$.n'],
      ['/States/M/ItemSelector/v.$', 'item', '$$.Map.Item.Value'],
      ['/States/M/ResultSelector/r.$', 'result', '$[0]'],
      ['/States/M/ResultPath', 'target', '$.out'],
      ['/States/M/Assign/x.$', 'exit', '$.r'],
      ['/States/M/OutputPath', 'departure', '$.out'],
      ['/States/M/Catch/0/ResultPath', 'target', '$.error'],
      ['/States/M/ItemProcessor/States/A/OutputPath', 'departure', '$.inner'],
    ]),
  )
})

it('finds both sides of comparisons, however deep', () => {
  const test = { Variable: '$.a', StringEqualsPath: '$b' }
  const document = { StartAt: 'C', States: { C: { Type: 'Choice', Choices: [{ Or: [{ Not: test }], Next: 'C' }] } } }
  expect(sitesOf(document)).toEqual([
    ['/States/C/Choices/0/Or/0/Not/Variable', 'entry', '$.a'],
    ['/States/C/Choices/0/Or/0/Not/StringEqualsPath', 'entry', '$b'],
  ])
})

it('finds JSONata where it is computed, and leaves it as text elsewhere', () => {
  const task = {
    Type: 'Task', Comment: '{% 0 %}', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { list: ['{% 1 %}'] }, TimeoutSeconds: '{% 2 %}', Output: '{% 3 %}',
    Retry: [{ ErrorEquals: ['{% 4 %}'] }], Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% 5 %}', Next: 'C' }], Next: 'C',
  }
  const choice = { Type: 'Choice', Choices: [{ Condition: '{% 6 %}', Output: '{% 7 %}', Next: 'T' }], Default: 'T' }
  const found = sitesOf({ QueryLanguage: 'JSONata', StartAt: 'T', States: { T: task, C: choice } })
  expect(found.sort((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1))).toEqual([
    ['/States/T/Arguments/list/0', 'entry', ' 1 '],
    ['/States/T/TimeoutSeconds', 'entry', ' 2 '],
    ['/States/T/Output', 'exit', ' 3 '],
    ['/States/T/Catch/0/Output', 'error', ' 5 '],
    ['/States/C/Choices/0/Condition', 'entry', ' 6 '],
    ['/States/C/Choices/0/Output', 'rule', ' 7 '],
  ])
})
