import { describe, expect, it } from 'vitest'
import { readMachine } from './read-machine.js'

type Found = readonly [code: string, pointer: string, anchor: 'key' | 'value']

function problems(document: unknown): Found[] {
  return readMachine(document, { source: 'm' }).diagnostics.map(({ code, location }) => [code, location.pointer, location.anchor])
}

const machine = (state: object, more: object = {}) => ({ StartAt: 'A', ...more, States: { A: state } })
const jsonata = (state: object) => machine(state, { QueryLanguage: 'JSONata' })
const scope = { StartAt: 'B', States: { B: { Type: 'Succeed' } } }
const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true }
const map = { Type: 'Map', ItemProcessor: scope, End: true }
const distributed = { ...scope, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }
const choice = (...rules: object[]) => machine({ Type: 'Choice', Choices: rules })

describe('a machine without problems', () => {
  it.each<[string, object]>([
    ['has placeholders for numbers, words, truths and ARNs', machine({ ...task, Resource: '${F}', TimeoutSeconds: '${T}', Retry: [{ ErrorEquals: ['E'], MaxAttempts: '${N}', JitterStrategy: '${J}' }] }, { TimeoutSeconds: '${T}' })],
    ['has lists, objects and states put in', { StartAt: 'A', States: { A: { ...task, Retry: '${R}', Catch: ['${C}'] }, B: '${B}', C: { ...map, ItemProcessor: '${P}' } } }],
    ['has a part of an ARN put in', machine({ ...task, Resource: 'arn:${AWS::Partition}:states:::lambda:invoke' })],
    ['has an ARN that another tool puts in', machine({ ...task, Resource: '{{ arn }}' })],
    ['is in JSONata', jsonata({ ...task, Arguments: {}, TimeoutSeconds: '{% 1 + 1 %}', Output: null, Assign: { a: 1 } })],
    ['has one state in JSONata', machine({ ...task, QueryLanguage: 'JSONata', Arguments: {} })],
    ['has a query language that is put in', machine({ ...task, Arguments: {}, ResultPath: '$.a' }, { QueryLanguage: '${L}' })],
    ['has JSONPath in a Map in JSONata', machine({ ...map, QueryLanguage: 'JSONata', Items: [1], ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', ResultPath: '$.x', End: true } } } })],
    ['has an old Iterator', machine({ Type: 'Map', Iterator: scope, Parameters: { 'a.$': '$' }, End: true })],
    ['has a distributed Map with all its parts', machine({
      ...map,
      ItemProcessor: distributed,
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['{% a %}'], MaxItemsPath: '$.n' }, Parameters: { 'Bucket.$': '$.b' } },
      ItemBatcher: { MaxItemsPerBatch: 10, BatchInput: { 'a.$': '$.a' } },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: {}, WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' } },
      ToleratedFailurePercentage: 0.5, Label: 'Rows',
    })],
    ['has tests inside tests', choice({ And: [{ Not: { Variable: '$.a', IsNull: true } }, { Comment: 'c', Variable: '$.a', NumericLessThan: 5 }], Next: 'A' })],
    ['has Credentials that are computed', machine({ ...task, Credentials: { 'RoleArn.$': '$.r' } })],
    ['has retries at once', machine({ ...task, Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 0 }] })],
  ])('%s', (_name, document) => {
    expect(problems(document)).toEqual([])
  })
})

describe('reading tells of', () => {
  it.each<[string, unknown, Found[]]>([
    ['text instead of a machine', 'x', [['schema/wrong-type', '', 'value']]],
    ['an empty machine', {}, [['schema/missing-field', '', 'key'], ['schema/missing-field', '', 'key']]],
    ['a machine without states', { StartAt: 'A', States: {} }, [['schema/empty-list', '/States', 'value']]],
    ['states that are a list', { StartAt: 'A', States: [] }, [['schema/wrong-type', '/States', 'value']]],
    ['a state that is none', { StartAt: 'A', States: { A: 1 } }, [['schema/wrong-type', '/States/A', 'value']]],
    ['a field of the machine among its states', { StartAt: 'A', States: { QueryLanguage: 'JSONata', A: task } }, [['schema/wrong-type', '/States/QueryLanguage', 'key']]],
    ['a state without a type', machine({ End: true }), [['schema/missing-field', '/States/A', 'key']]],
    ['a type that does not exist', machine({ Type: 'Taks' }), [['schema/unknown-value', '/States/A/Type', 'value']]],
    ['names that are too long or too short', { StartAt: 'A', States: { ['A'.repeat(81)]: { Type: 'Succeed' }, '': { Type: 'Succeed' } } }, [['schema/excessive-length', `/States/${'A'.repeat(81)}`, 'key'], ['schema/empty-name', '/States/', 'key']]],
    ['a field of another type', machine({ ...task, Branches: [] }), [['schema/unknown-field', '/States/A/Branches', 'key']]],
    ['a query language of a branch', machine({ Type: 'Parallel', Branches: [{ ...scope, QueryLanguage: 'JSONata' }], End: true }), [['schema/unknown-field', '/States/A/Branches/0/QueryLanguage', 'key']]],
    ['a field of JSONPath in JSONata', jsonata({ ...task, ResultPath: '$.a' }), [['schema/other-query-language', '/States/A/ResultPath', 'key']]],
    ['a field of JSONata in JSONPath', machine({ ...task, Arguments: {} }), [['schema/other-query-language', '/States/A/Arguments', 'key']]],
    ['a field of JSONPath that does the work of a required one', jsonata({ Type: 'Wait', SecondsPath: '$.a', End: true }), [['schema/other-query-language', '/States/A/SecondsPath', 'key']]],
    ['a comparison in JSONata, once', { ...choice({ Variable: '$.a', IsNull: true, Next: 'A' }), QueryLanguage: 'JSONata' }, [['schema/other-query-language', '/States/A/Choices/0/Variable', 'key']]],
    ['a condition in JSONPath, once', choice({ Condition: '{% true %}', Next: 'A' }), [['schema/other-query-language', '/States/A/Choices/0/Condition', 'key']]],
    ['going back to JSONPath, and of nothing else in the state', jsonata({ ...task, QueryLanguage: 'JSONPath', ResultPath: '$.a', Arguments: {} }), [['schema/query-language-downgrade', '/States/A/QueryLanguage', 'value']]],
    ['a range even then', jsonata({ ...task, QueryLanguage: 'JSONPath', TimeoutSeconds: 0 }), [['schema/query-language-downgrade', '/States/A/QueryLanguage', 'value'], ['schema/out-of-range', '/States/A/TimeoutSeconds', 'value']]],
    ['a query language that does not exist, which counts as JSONata', machine({ ...task, QueryLanguage: 'JMESPath', Arguments: {} }), [['schema/unknown-value', '/States/A/QueryLanguage', 'value']]],
    ['both Next and End', machine({ ...task, Next: 'A' }), [['schema/conflicting-fields', '/States/A/End', 'key']]],
    ['neither Next nor End, once', machine({ Type: 'Pass' }), [['schema/missing-field', '/States/A', 'key']]],
    ['End: false', machine({ Type: 'Pass', End: false }), [['schema/wrong-type', '/States/A/End', 'value']]],
    ['a number in quotes', machine({ ...task, TimeoutSeconds: '5' }), [['schema/wrong-type', '/States/A/TimeoutSeconds', 'value']]],
    ['an expression in JSONPath', machine({ ...task, TimeoutSeconds: '{% 5 %}' }), [['schema/wrong-type', '/States/A/TimeoutSeconds', 'value']]],
    ['a day that does not exist', machine({ Type: 'Wait', Timestamp: '2026-02-30T00:00:00Z', End: true }), [['schema/malformed-timestamp', '/States/A/Timestamp', 'value']]],
    ['no way to wait, once', machine({ Type: 'Wait', End: true }), [['schema/missing-field', '/States/A', 'key']]],
    ['three ways to wait, twice', machine({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s', TimestampPath: '$.t', End: true }), [['schema/conflicting-fields', '/States/A/SecondsPath', 'key'], ['schema/conflicting-fields', '/States/A/TimestampPath', 'key']]],
    ['a resource that is no ARN', machine({ ...task, Resource: 'my-lambda' }), [['schema/malformed-resource', '/States/A/Resource', 'value']]],
    ['Credentials without a role', machine({ ...task, Credentials: {} }), [['schema/missing-field', '/States/A/Credentials', 'value']]],
    ['a retrier that is none', machine({ ...task, Retry: [1, { ErrorEquals: [] }] }), [['schema/wrong-type', '/States/A/Retry/0', 'value'], ['schema/empty-list', '/States/A/Retry/1/ErrorEquals', 'value']]],
    ['a list that is none', machine({ ...task, Catch: {} }), [['schema/wrong-type', '/States/A/Catch', 'value']]],
    ['a rule without a test', choice({ Next: 'A' }), [['schema/missing-field', '/States/A/Choices/0', 'value']]],
    ['half a test', choice({ Variable: '$.a', Next: 'A' }, { IsNull: true, Next: 'A' }), [['schema/missing-field', '/States/A/Choices/0', 'value'], ['schema/missing-field', '/States/A/Choices/1', 'value']]],
    ['two operators', choice({ Variable: '$.a', IsNull: true, IsPresent: true, Next: 'A' }), [['schema/conflicting-fields', '/States/A/Choices/0/IsPresent', 'key']]],
    ['a test beside And', choice({ And: [{ Variable: '$.a', IsNull: true }], Variable: '$.a', Next: 'A' }), [['schema/conflicting-fields', '/States/A/Choices/0/Variable', 'key']]],
    ['Next in a test inside, and a test that is none', choice({ And: [{ Variable: '$.a', IsNull: true, Next: 'A' }, 1], Next: 'A' }), [['schema/unknown-field', '/States/A/Choices/0/And/0/Next', 'key'], ['schema/wrong-type', '/States/A/Choices/0/And/1', 'value']]],
    ['a Map that runs nothing', machine({ Type: 'Map', End: true }), [['schema/missing-field', '/States/A', 'key']]],
    ['ItemSelector beside Parameters', machine({ ...map, ItemSelector: {}, Parameters: {} }), [['schema/conflicting-fields', '/States/A/Parameters', 'key']]],
    ['a label with a blank', machine({ ...map, Label: 'a b' }), [['schema/unsupported-character', '/States/A/Label', 'value']]],
    ['DISTRIBUTED without ExecutionType', machine({ ...map, ItemProcessor: { ...scope, ProcessorConfig: { Mode: 'DISTRIBUTED' } } }), [['schema/missing-field', '/States/A/ItemProcessor/ProcessorConfig', 'key']]],
    ['ExecutionType of an inline Map', machine({ ...map, ItemProcessor: { ...scope, ProcessorConfig: { ExecutionType: 'EXPRESS' } } }), [['schema/conflicting-fields', '/States/A/ItemProcessor/ProcessorConfig/ExecutionType', 'key']]],
    ['CSV without the place of its headers', machine({ ...map, ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV' } } }), [['schema/missing-field', '/States/A/ItemReader/ReaderConfig', 'key']]],
    ['a reader that reads nothing known', machine({ ...map, ItemReader: { Resource: 'arn:aws:states:::s3:getBucket' } }), [['schema/unknown-value', '/States/A/ItemReader/Resource', 'value']]],
    ['a batcher without a limit', machine({ ...map, ItemBatcher: { BatchInput: {} } }), [['schema/missing-field', '/States/A/ItemBatcher', 'key']]],
    ['a writer without parameters', machine({ ...map, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' } }), [['schema/missing-field', '/States/A/ResultWriter', 'key']]],
    ['Arguments of a writer in JSONPath', machine({ ...map, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: {} } }), [['schema/other-query-language', '/States/A/ResultWriter/Arguments', 'key']]],
    ['an empty writer', machine({ ...map, ResultWriter: {} }), [['schema/missing-field', '/States/A/ResultWriter', 'key']]],
  ])('%s', (_name, document, expected) => {
    expect(problems(document)).toEqual(expected)
  })

  it('a misspelt field, which is not missing besides', () => {
    const { Resource: _resource, ...rest } = task
    expect(problems(machine({ ...rest, Reource: 'x' }))).toEqual([['schema/unknown-field', '/States/A/Reource', 'key']])
  })

  it('everything at once, with the codes of AWS', () => {
    const { diagnostics } = readMachine({ States: { A: { Type: 'Pass', Nxt: 'A' }, ['B'.repeat(81)]: { Type: 'Fail' }, C: { ...map, Label: ' ' } } }, { source: 'm' })
    expect(diagnostics.map(({ aws }) => aws)).toEqual(['SCHEMA_VALIDATION_FAILED', 'INVALID_STATE_NAME', 'INVALID_LABEL_NAME', 'SCHEMA_VALIDATION_FAILED'])
  })
})

describe('the machine that is read', () => {
  it('has what could not be understood among the unknown', () => {
    const { value } = readMachine({ StartAt: 'A', States: { A: { ...task, Nxt: 'B', Retry: [1] }, B: { Type: 'Tsk' } } }, { source: 'm' })
    expect(value?.unknown).toEqual([{ kind: 'Unknown', pointer: '/States/B', name: 'B', value: { Type: 'Tsk' } }])
    expect(value?.states[0]?.unknown).toMatchObject([{ pointer: '/States/A/Nxt', value: 'B' }, { pointer: '/States/A/Retry/0', value: 1 }])
  })

  it('has empty members where the document lacks what each of its kind has', () => {
    const document = { States: { A: { Type: 'Map' }, B: { Type: 'Choice', Choices: [{}] }, C: { Type: 'Task', Catch: [{}] } } }
    const { value } = readMachine(document, { source: 'm' })
    expect(value).toMatchObject({
      startAt: '',
      states: [
        { itemProcessor: { kind: 'ItemProcessor', pointer: '/States/A/ItemProcessor', startAt: '', states: [] } },
        { choices: [{ comparison: { variable: '', operator: '' }, next: '' }] },
        { resource: '', catch: [{ errorEquals: [], next: '' }] },
      ],
    })
    expect(readMachine({}, { source: 'm' }).value).toMatchObject({ startAt: '', states: [] })
  })

  it('has an old Iterator as its item processor, at its own address', () => {
    const { value } = readMachine(machine({ Type: 'Map', Iterator: scope, End: true }), { source: 'm' })
    expect(value?.states[0]).toMatchObject({ itemProcessor: { pointer: '/States/A/Iterator', startAt: 'B' } })
  })

  it('is none when its scopes go deeper than the stack', () => {
    let document: object = scope
    for (let level = 0; level < 20_000; level++) document = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [document], End: true } } }
    expect(readMachine(document, { source: 'm' })).toMatchObject({ value: undefined, diagnostics: [{ code: 'schema/excessive-depth', aws: 'TOO_DEEPLY_NESTED' }] })
  })
})

describe('how it sounds', () => {
  it.each<[object, string, string]>([
    [machine({ Resource: 'arn:aws:states:::lambda:invoke' }), 'state "A" has no "Type"', 'add "Type": "Task" (it has "Resource")'],
    [machine({ ...task, Retry: [{ ErrorEquals: ['E'], MaxAttempts: -1 }] }), '"MaxAttempts" of retrier 1 of state "A" is -1, less than 0', 'write a whole number from 0 to 99999999'],
    [machine({ Type: 'Pass' }), 'state "A" has neither "Next" nor "End"', 'name the next state in "Next", or set "End": true'],
    [machine({ ...task, TimeoutSeconds: '5' }), '"TimeoutSeconds" of state "A" is "5", not a whole number from 1 to 99999999', 'write 5 without quotes'],
    [jsonata({ ...task, Parameters: {} }), 'state "A" has "Parameters", a field of JSONPath, in JSONata', 'write it as "Arguments"'],
    [machine({ Type: 'Tsk' }), '"Type" of state "A" is "Tsk", which is no type of state', 'use "Task"'],
  ])('%#', (document, message, help) => {
    expect(readMachine(document, { source: 'm' }).diagnostics[0]).toMatchObject({ message, help })
  })
})
