import type { Json, JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'
import { machine } from '../rule/machine.js'
import { makeLinter } from '../runner/make-linter.js'
import { defaultSettings } from '../runner/settings.js'
import { codes } from './codes.js'

/**
 * What linters of ASL check, 201 rows by number (`reference/lint/matrix.md` of the project), each with a definition that has
 * the defect, the code that tells of it, and where. `none` is a row that says what must not be reported.
 */
type Row = readonly [row: number, code: string, at: string, text: string, about?: { readonly type?: 'EXPRESS'; readonly aws?: string }]

const one = (state: JsonObject): string => machine({ A: state })
const jsonata = (state: JsonObject): string => machine({ QueryLanguage: 'JSONata', States: { A: state } })
const top = (members: JsonObject): string => machine({ ...members, States: { A: pass } })
const pass: JsonObject = { Type: 'Pass' }
const inner = (states: JsonObject, more: JsonObject = {}): JsonObject => ({ ...JSON.parse(machine(states as { [name: string]: Json })) as JsonObject, ...more })
const task = (members: JsonObject): JsonObject => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', ...('Parameters' in members || 'Arguments' in members ? {} : { Parameters: { FunctionName: 'f' } }), ...members })
const retry = (members: JsonObject): string => one(task({ Retry: [{ ErrorEquals: ['E'], ...members }] }))
const map = (members: JsonObject, config: JsonObject = {}): JsonObject => ({ Type: 'Map', ItemProcessor: { ...config, ...inner({ I: pass }) }, ...members })
const distributed = (members: JsonObject): JsonObject => map(members, { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } })
const reader = (config: JsonObject): string => one(distributed({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' }, ReaderConfig: config } }))
const choice = (rule: JsonObject): string => machine({ A: { Type: 'Choice', Choices: [{ Next: 'B', ...rule }], Default: 'B' }, B: pass })
const template = (value: Json): string => one({ Type: 'Pass', Parameters: { 'a.$': value } })
const call = (resource: string, Parameters?: JsonObject): string => one({ Type: 'Task', Resource: resource, ...(Parameters === undefined ? {} : { Parameters }) })
const long = (length: number): string => 'x'.repeat(length)
const nested = (depth: number): string => {
  let scope = '{"StartAt":"S","States":{"S":{"Type":"Pass","End":true}}}'
  for (let level = 0; level < depth; level += 1) scope = `{"StartAt":"S${level}","States":{"S${level}":{"Type":"Parallel","End":true,"Branches":[${scope}]}}}`
  return scope
}
const deepCall = (depth: number): string => `${'States.Array('.repeat(depth)}1${')'.repeat(depth)}`

const rows: readonly Row[] = [
  [1, 'syntax/not-json', '/States/A', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } ', { aws: 'INVALID_JSON_DESCRIPTION' }],
  [2, 'syntax/duplicate-key', '/States/A/Type', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Type": "Pass", "End": true } } }'],
  [3, 'schema/wrong-type', '', '[]', { aws: 'SCHEMA_VALIDATION_FAILED' }],
  [3, 'syntax/empty-text', '', '', { aws: 'MISSING_DESCRIPTION' }],
  [4, 'schema/missing-field', '', '{ "States": { "A": { "Type": "Pass", "End": true } } }', { aws: 'SCHEMA_VALIDATION_FAILED' }],
  [5, 'schema/missing-field', '', '{ "StartAt": "A" }'],
  [6, 'schema/empty-list', '/States', '{ "StartAt": "A", "States": {} }'],
  [7, 'schema/unknown-field', '/startAt', top({ startAt: 'A' })],
  [8, 'schema/unknown-value', '/Version', top({ Version: '2.0' })],
  [9, 'schema/out-of-range', '/TimeoutSeconds', top({ TimeoutSeconds: -1 })],
  [9, 'schema/wrong-type', '/TimeoutSeconds', top({ TimeoutSeconds: '5' })],
  [10, 'schema/wrong-type', '/Comment', top({ Comment: 5 })],
  [11, 'schema/excessive-size', '', top({ Comment: long(1_048_576) })],
  [12, 'syntax/excessive-depth', '*', nested(2000), { aws: 'TOO_DEEPLY_NESTED' }],
  [13, 'schema/unknown-value', '/QueryLanguage', top({ QueryLanguage: 'jsonata' })],

  [14, 'flow/unknown-target', '/StartAt', machine({ StartAt: 'X', States: { A: pass } }), { aws: 'MISSING_TRANSITION_TARGET' }],
  [15, 'flow/unknown-target', '/States/A/Next', machine({ A: { Type: 'Pass', Next: 'X' }, B: pass })],
  [16, 'flow/unknown-target', '/States/A/Choices/0/Next', choice({ Variable: '$.a', IsNull: true, Next: 'X' })],
  [17, 'flow/unknown-target', '/States/A/Default', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'X' }, B: pass })],
  [18, 'flow/unknown-target', '/States/A/Catch/0/Next', one(task({ Catch: [{ ErrorEquals: ['E'], Next: 'X' }] }))],
  [19, 'flow/unknown-target', '/States/A/Branches/0/States/I/Next', machine({ A: { Type: 'Parallel', Branches: [inner({ I: { Type: 'Pass', Next: 'B' } })], Next: 'B' }, B: pass })],
  [20, 'flow/unknown-target', '/States/A/ItemProcessor/States/I/Next', machine({ A: { Type: 'Map', ItemProcessor: inner({ I: { Type: 'Pass', Next: 'B' } }), Next: 'B' }, B: pass })],
  [21, 'flow/unknown-target', '/States/A/Next', machine({ A: { Type: 'Pass', Next: 'I' }, B: map({}) })],
  [22, 'flow/unreachable-state', '/States/B', machine({ A: pass, B: pass }), { aws: 'MISSING_TRANSITION_TARGET' }],
  [23, 'flow/unreachable-state', '/States/A/ItemProcessor/States/J', one({ Type: 'Map', ItemProcessor: inner({ I: pass, J: pass }) })],
  [24, 'flow/unreachable-state', '/States/B', machine({ A: pass, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' } })],
  [25, 'flow/missing-end', '/States', machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }), { aws: 'MISSING_END_STATE' }],
  [26, 'none', '', one({ Type: 'Map', ItemProcessor: inner({ I: { Type: 'Wait', Seconds: 5, Next: 'I' } }) })],
  [27, 'flow/unbounded-loop', '/States/B', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'E' }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' }, E: { Type: 'Succeed' } })],
  [28, 'cost/unbounded-history', '/States/A', machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Choice', Choices: [{ Variable: '$.a', StringEquals: 'x', Next: 'E' }], Default: 'A' }, E: pass })],
  [29, 'flow/duplicate-state-name', '/States/P/Branches/1/States/X', machine({ P: { Type: 'Parallel', Branches: [inner({ X: pass }), inner({ X: pass })] } }), { aws: 'DUPLICATE_STATE_NAME' }],
  [30, 'schema/excessive-length', `/States/${long(81)}`, machine({ [long(81)]: pass }), { aws: 'INVALID_STATE_NAME' }],
  [31, 'schema/empty-name', '/States/', machine({ '': pass }), { aws: 'INVALID_STATE_NAME' }],
  [32, 'schema/wrong-type', '/States/A', one('Pass' as unknown as JsonObject)],
  [33, 'schema/conflicting-fields', '/States/A/End', machine({ A: { Type: 'Pass', Next: 'B', End: true }, B: pass })],
  [34, 'schema/missing-field', '/States/A', '{ "StartAt": "A", "States": { "A": { "Type": "Pass" }, "B": { "Type": "Succeed" } } }'],
  [35, 'schema/wrong-type', '/States/A/End', one({ Type: 'Pass', End: false })],
  [35, 'schema/wrong-type', '/States/A/End', one({ Type: 'Pass', End: 'true' })],
  [36, 'schema/wrong-type', '/States/A/Next', machine({ A: { Type: 'Pass', Next: 5 }, B: pass })],

  [37, 'schema/missing-field', '/States/A', one({ Comment: 'a', End: true })],
  [38, 'schema/unknown-value', '/States/A/Type', one({ Type: 'Lambda', End: true })],
  [39, 'schema/unknown-field', '/States/A/Foo', one({ Type: 'Pass', Foo: 1 })],
  [40, 'schema/unknown-field', '/States/A/result', one({ Type: 'Pass', result: 1 })],
  [41, 'schema/unknown-field', '/States/A/TimeoutSeconds', one({ Type: 'Pass', TimeoutSeconds: 1 })],
  [42, 'schema/unknown-field', '/States/A/Catch', one({ Type: 'Pass', Catch: [] })],
  [43, 'schema/unknown-field', '/States/A/Retry', one({ Type: 'Wait', Seconds: 1, Retry: [] })],
  [44, 'schema/unknown-field', '/States/A/Next', machine({ A: { Type: 'Succeed', Next: 'B' }, B: pass })],
  [44, 'schema/unknown-field', '/States/A/End', one({ Type: 'Fail', End: true })],
  [45, 'schema/unknown-field', '/States/A/Next', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Next: 'B' }, B: pass })],
  [46, 'schema/unknown-field', '/States/A/End', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], End: true }, B: pass })],
  [47, 'schema/unknown-field', '/States/A/Parameters', one({ Type: 'Wait', Seconds: 1, Parameters: {} })],
  [47, 'schema/unknown-field', '/States/A/ResultPath', one({ Type: 'Wait', Seconds: 1, ResultPath: '$.a' })],
  [48, 'schema/unknown-field', '/States/A/InputPath', one({ Type: 'Fail', InputPath: '$' })],
  [48, 'schema/unknown-field', '/States/A/OutputPath', one({ Type: 'Fail', OutputPath: '$' })],
  [49, 'schema/unknown-field', '/States/A/Assign', one({ Type: 'Fail', Assign: {} })],
  [49, 'schema/unknown-field', '/States/A/Assign', one({ Type: 'Succeed', Assign: {} })],
  [50, 'schema/unknown-field', '/States/A/Arguments', jsonata({ Type: 'Pass', Arguments: {} })],
  [50, 'schema/unknown-field', '/States/A/Arguments', jsonata(map({ Arguments: {} }))],
  [51, 'schema/unknown-field', '/States/A/Resource', one({ Type: 'Pass', Resource: 'arn:aws:states:::lambda:invoke' })],
  [52, 'schema/unknown-field', '/States/A/ItemsPath', one({ Type: 'Parallel', Branches: [inner({ I: pass })], ItemsPath: '$' })],
  [53, 'schema/unknown-field', '/States/A/Default', machine({ A: { Type: 'Pass', Default: 'B', Next: 'B' }, B: pass })],
  [54, 'schema/unknown-field', '/States/A/Branches/0/Foo', one({ Type: 'Parallel', Branches: [inner({ I: pass }, { Foo: 1 })] })],
  [55, 'schema/conflicting-fields', '/States/A/ErrorPath', one({ Type: 'Fail', Error: 'E', ErrorPath: '$.e' })],
  [56, 'schema/conflicting-fields', '/States/A/CausePath', one({ Type: 'Fail', Cause: 'C', CausePath: '$.c' })],
  [57, 'data/unsupported-intrinsic', '/States/A/ErrorPath', one({ Type: 'Fail', ErrorPath: 'States.Array(1)' })],

  [58, 'schema/other-query-language', '/States/A/ResultPath', jsonata({ Type: 'Pass', ResultPath: '$' })],
  [59, 'schema/other-query-language', '/States/A/Output', one({ Type: 'Pass', Output: 1 })],
  [60, 'schema/other-query-language', '/States/A/Choices/0/Variable', machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }] }, B: pass } })],
  [61, 'schema/other-query-language', '/States/A/Choices/0/Condition', choice({ Condition: '{% true %}' })],
  [62, 'schema/query-language-downgrade', '/States/A/QueryLanguage', jsonata({ Type: 'Pass', QueryLanguage: 'JSONPath' })],
  [63, 'schema/unknown-value', '/States/A/QueryLanguage', one({ Type: 'Pass', QueryLanguage: 'jq' })],
  [64, 'schema/unknown-field', '/States/A/ItemProcessor/QueryLanguage', one(map({}, { QueryLanguage: 'JSONata' }))],
  [65, 'schema/other-query-language', '/States/A/ItemProcessor/States/I/Output', one({ Type: 'Map', QueryLanguage: 'JSONata', ItemProcessor: inner({ I: { Type: 'Pass', Output: '{% 1 %}' } }) })],
  [66, 'schema/other-query-language', '/States/A/ItemReader/Arguments', one(distributed({ ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: 'b' } } }))],

  [67, 'data/unclosed-jsonata', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% 1' })],
  [68, 'data/unevaluated-jsonata', '/States/A/Output/a', jsonata({ Type: 'Pass', Output: { a: ' {% 1 %}' } })],
  [69, 'data/malformed-jsonata', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{%1 + %}' }), { aws: 'INVALID_JSONATA_EXPRESSION' }],
  [70, 'data/unsupported-reference', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% phone %}' }), { aws: 'UNSUPPORTED_JSONATA_EXPRESSION' }],
  [71, 'data/unsupported-reference', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $$.a %}' }), { aws: 'UNSUPPORTED_JSONATA_EXPRESSION' }],
  [72, 'data/unsupported-error-output', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $states.errorOutput %}' }), { aws: 'UNSUPPORTED_JSONATA_EXPRESSION' }],
  [73, 'data/unsupported-result', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $states.result %}' })],
  [74, 'data/unknown-states-field', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $states.inputs %}' })],
  [75, 'data/unknown-function', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $upper("a") %}' })],
  [76, 'data/unsupported-argument-count', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $uppercase("a", "b") %}' })],
  [77, 'data/unknown-function', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $eval("1") %}' })],
  [78, 'data/jsonpath-in-jsonata', '/States/A/Output/a.$', jsonata({ Type: 'Pass', Output: { 'a.$': '$.a' } })],
  [78, 'data/jsonpath-in-jsonata', '/States/A/Output/a', jsonata({ Type: 'Pass', Output: { a: '$.a' } })],
  [79, 'schema/wrong-type', '/States/A/Choices/0/Condition', machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Choice', Choices: [{ Condition: 'a', Next: 'B' }] }, B: pass } })],
  [80, 'data/unevaluated-jsonata', '/States/A/Retry/0/ErrorEquals/0', jsonata(task({ Arguments: { FunctionName: 'f' }, Retry: [{ ErrorEquals: ['{% 1 %}'] }] }))],

  [81, 'schema/wrong-type', '/States/A/Assign', one({ Type: 'Pass', Assign: [] })],
  [82, 'data/reserved-variable', '/States/A/Assign/states', one({ Type: 'Pass', Assign: { states: 1 } }), { aws: 'RESERVED_VARIABLE_NAME' }],
  [83, 'data/malformed-variable-name', '/States/A/Assign/a-b', one({ Type: 'Pass', Assign: { 'a-b': 1 } }), { aws: 'INVALID_VARIABLE_NAME' }],
  [84, 'data/excessive-variable-name', `/States/A/Assign/${long(81)}`, one({ Type: 'Pass', Assign: { [long(81)]: 1 } })],
  [85, 'data/duplicate-variable', '/States/B/ItemProcessor/States/I/Assign/x', machine({ A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' }, B: { Type: 'Map', ItemProcessor: inner({ I: { Type: 'Pass', Assign: { x: 2 } } }) } })],
  [86, 'data/unassigned-variable', '/States/A/Output', jsonata({ Type: 'Pass', Output: '{% $nobody %}' })],
  [86, 'data/possibly-unassigned-variable', '/States/C/Parameters/a.$', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'C' }, B: { Type: 'Pass', Assign: { x: 1 }, Next: 'C' }, C: { Type: 'Pass', Parameters: { 'a.$': '$x' } } })],
  [87, 'data/unreachable-variable', '/States/B/ItemProcessor/States/I/Parameters/a.$', machine({ A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' }, B: { Type: 'Map', ItemProcessor: inner({ I: { Type: 'Pass', Parameters: { 'a.$': '$x' } } }, { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }) } })],
  [88, 'data/outdated-variable', '/States/A/Assign/y', machine({ QueryLanguage: 'JSONata', States: { B: { Type: 'Pass', Assign: { x: 1 }, Next: 'A' }, A: { Type: 'Pass', Assign: { x: 2, y: '{% $x %}' } } } })],

  [89, 'data/malformed-expression', '/States/A/InputPath', one({ Type: 'Pass', InputPath: '$[' })],
  [89, 'schema/wrong-type', '/States/A/OutputPath', one({ Type: 'Pass', OutputPath: 'a.b' })],
  [90, 'schema/wrong-type', '/States/A/InputPath', one({ Type: 'Pass', InputPath: 'States.UUID()' })],
  [91, 'data/unsupported-path', '/States/A/ResultPath', one({ Type: 'Pass', ResultPath: '$.a[*]' })],
  [92, 'data/unsupported-path', '/States/A/ResultPath', one({ Type: 'Pass', ResultPath: '$$.a' })],
  [92, 'data/unsupported-path', '/States/B/ResultPath', machine({ A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' }, B: { Type: 'Pass', ResultPath: '$x' } })],
  [93, 'data/unsupported-path', '/States/A/Catch/0/ResultPath', machine({ A: task({ Catch: [{ ErrorEquals: ['E'], ResultPath: '$..a', Next: 'B' }], Next: 'B' }), B: pass })],
  [94, 'schema/wrong-type', '/States/A/ItemsPath', one(map({ ItemsPath: 'items' }))],
  // the guide has come to allow any path here
  [95, 'none', '', one(map({ ItemsPath: '$.a[*].b' }))],
  [95, 'data/malformed-expression', '/States/A/ItemsPath', one(map({ ItemsPath: '$.a[' }))],
  [96, 'schema/wrong-type', '/States/A/ItemsPath', one(map({ ItemsPath: null }))],
  [97, 'data/malformed-expression', '/States/A/Parameters/a.$', template('text')],
  [98, 'data/malformed-expression', '/States/A/Parameters/a.$', template(5)],
  [99, 'data/malformed-expression', '/States/A/Parameters/l/0/0/a.$', one({ Type: 'Pass', Parameters: { l: [[{ 'a.$': 'text' }]] } })],
  [100, 'data/malformed-expression', '/States/A/ItemSelector/a.$', one(map({ ItemSelector: { 'a.$': 'text' } }))],
  [101, 'data/duplicate-template-key', '/States/A/Parameters/a', one({ Type: 'Pass', Parameters: { a: 1, 'a.$': '$.a' } })],
  [102, 'data/missing-dollar', '/States/A/Parameters/a', one({ Type: 'Pass', Parameters: { a: '$.a' } }), { aws: 'NO_DOLLAR' }],
  [103, 'data/path-in-constant', '/States/A/Error', one({ Type: 'Fail', Error: '$.error' }), { aws: 'NO_PATH' }],
  [103, 'schema/wrong-type', '/States/A/Seconds', one({ Type: 'Wait', Seconds: '$.seconds' })],
  [104, 'data/static-result', '/States/A/Result/a.$', one({ Type: 'Pass', Result: { 'a.$': '$.a' } }), { aws: 'PASS_RESULT_IS_STATIC' }],
  [105, 'data/malformed-expression', '/States/A/Parameters/a.$', template('States.Uuid()')],
  [106, 'data/unsupported-argument', '/States/A/Parameters/a.$', template('States.UUID(1)')],
  [107, 'data/failing-argument', '/States/A/Parameters/a.$', template('States.Hash($.a, \'SHA-3\')')],
  [107, 'data/failing-argument', '/States/A/Parameters/a.$', template('States.Format(\'{} {}\', $.a)')],
  [108, 'data/malformed-expression', '/States/A/Parameters/a.$', template('States.Array(1, ')],
  [109, 'data/malformed-expression', '/States/A/Parameters/a.$', template('States.Format(\'a\\n\')')],
  [110, 'data/malformed-expression', '/States/A/Parameters/a.$', template(deepCall(12))],

  [111, 'schema/empty-list', '/States/A/Choices', machine({ A: { Type: 'Choice', Choices: [], Default: 'B' }, B: pass })],
  [112, 'schema/missing-field', '/States/A/Choices/0', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true }], Default: 'B' }, B: pass })],
  [113, 'schema/unknown-field', '/States/A/Choices/0/Not/Next', choice({ Not: { Variable: '$.a', IsNull: true, Next: 'B' } })],
  [114, 'schema/unknown-field', '/States/A/Choices/0/And/0/Assign', choice({ And: [{ Variable: '$.a', IsNull: true, Assign: {} }] })],
  [115, 'schema/conflicting-fields', '/States/A/Choices/0/IsString', choice({ Variable: '$.a', IsNull: true, IsString: true })],
  [116, 'schema/conflicting-fields', '/States/A/Choices/0/Variable', choice({ Variable: '$.a', IsNull: true, And: [{ Variable: '$.b', IsNull: true }] })],
  [117, 'schema/unknown-field', '/States/A/Choices/0/StringEqual', choice({ Variable: '$.a', StringEqual: 'a' })],
  [118, 'schema/missing-field', '/States/A/Choices/0', choice({ IsNull: true })],
  [119, 'schema/wrong-type', '/States/A/Choices/0/Variable', choice({ Variable: 'a', IsNull: true })],
  [119, 'data/unsupported-path', '/States/A/Choices/0/Variable', choice({ Variable: '$.a[*]', IsNull: true })],
  [120, 'data/unsupported-path', '/States/A/Choices/0/StringEqualsPath', choice({ Variable: '$.a', StringEqualsPath: '$..b' })],
  [120, 'schema/wrong-type', '/States/A/Choices/0/StringEqualsPath', choice({ Variable: '$.a', StringEqualsPath: 'b' })],
  [121, 'schema/wrong-type', '/States/A/Choices/0/NumericEquals', choice({ Variable: '$.a', NumericEquals: '5' })],
  [122, 'schema/malformed-timestamp', '/States/A/Choices/0/TimestampEquals', choice({ Variable: '$.a', TimestampEquals: '2024-01-01' })],
  [123, 'schema/empty-list', '/States/A/Choices/0/And', choice({ And: [] })],
  [124, 'schema/unknown-field', '/States/A/Choices/0/Foo', choice({ Variable: '$.a', IsNull: true, Foo: 1 })],
  [125, 'data/malformed-pattern', '/States/A/Choices/0/StringMatches', choice({ Variable: '$.a', StringMatches: 'a\\n*' })],
  [126, 'flow/missing-default', '/States/A', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }] }, B: pass })],
  [127, 'flow/unreachable-rule', '/States/A/Choices/1', machine({ A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }, { Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'B' }, B: pass })],

  [128, 'schema/conflicting-fields', '/States/A/SecondsPath', one({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s' })],
  [128, 'schema/missing-field', '/States/A', one({ Type: 'Wait' })],
  [129, 'schema/malformed-timestamp', '/States/A/Timestamp', one({ Type: 'Wait', Timestamp: '2024-01-01 00:00:00Z' })],
  [130, 'schema/malformed-timestamp', '/States/A/Timestamp', one({ Type: 'Wait', Timestamp: '{% $now() %}' })],
  [131, 'schema/out-of-range', '/States/A/Seconds', one({ Type: 'Wait', Seconds: 100_000_000 })],
  [132, 'schema/out-of-range', '/States/A/TimeoutSeconds', one(task({ TimeoutSeconds: 0 }))],
  [133, 'schema/out-of-range', '/States/A/HeartbeatSeconds', one(task({ HeartbeatSeconds: 0 }))],
  [134, 'schema/conflicting-fields', '/States/A/TimeoutSecondsPath', one(task({ TimeoutSeconds: 5, TimeoutSecondsPath: '$.t' }))],
  [135, 'schema/conflicting-fields', '/States/A/HeartbeatSecondsPath', one(task({ HeartbeatSeconds: 5, HeartbeatSecondsPath: '$.t' }))],
  [136, 'service/conflicting-heartbeat', '/States/A/HeartbeatSeconds', one(task({ HeartbeatSeconds: 5, TimeoutSeconds: 5 }))],
  [137, 'service/missing-timeout', '/States/A', one(task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters: { FunctionName: 'f', Payload: { 't.$': '$$.Task.Token' } } }))],

  [138, 'schema/wrong-type', '/States/A/Retry', one(task({ Retry: {} }))],
  [138, 'schema/wrong-type', '/States/A/Catch/0', one(task({ Catch: ['E'] }))],
  [139, 'schema/missing-field', '/States/A/Retry/0', one(task({ Retry: [{ MaxAttempts: 1 }] }))],
  [140, 'schema/empty-list', '/States/A/Retry/0/ErrorEquals', retry({ ErrorEquals: [] })],
  [141, 'schema/wrong-type', '/States/A/Retry/0/ErrorEquals', retry({ ErrorEquals: 'E' })],
  [141, 'schema/wrong-type', '/States/A/Retry/0/ErrorEquals', retry({ ErrorEquals: [5] })],
  [142, 'flow/conflicting-catch-all', '/States/A/Retry/0/ErrorEquals', retry({ ErrorEquals: ['E', 'States.ALL'] })],
  [143, 'flow/conflicting-catch-all', '/States/A/Retry/0/ErrorEquals', one(task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] }))],
  [144, 'schema/missing-field', '/States/A/Catch/0', one(task({ Catch: [{ ErrorEquals: ['E'] }] }))],
  [145, 'schema/out-of-range', '/States/A/Retry/0/BackoffRate', retry({ BackoffRate: 0.5 })],
  [146, 'schema/out-of-range', '/States/A/Retry/0/MaxAttempts', retry({ MaxAttempts: -1 })],
  [146, 'schema/wrong-type', '/States/A/Retry/0/MaxAttempts', retry({ MaxAttempts: 1.5 })],
  [147, 'schema/out-of-range', '/States/A/Retry/0/MaxDelaySeconds', retry({ MaxDelaySeconds: 31_622_401 })],
  [148, 'flow/conflicting-delay', '/States/A/Retry/0/MaxDelaySeconds', retry({ IntervalSeconds: 5, MaxDelaySeconds: 5 })],
  [149, 'schema/unknown-value', '/States/A/Retry/0/JitterStrategy', retry({ JitterStrategy: 'SOME' })],
  [150, 'schema/unknown-field', '/States/A/Retry/0/Foo', retry({ Foo: 1 })],
  [151, 'schema/unknown-field', '/States/A/Catch/0/Foo', machine({ A: task({ Catch: [{ ErrorEquals: ['E'], Foo: 1, Next: 'B' }], Next: 'B' }), B: pass })],
  [152, 'schema/wrong-type', '/States/A/Retry/0/IntervalSeconds', retry({ IntervalSeconds: '1' })],
  [153, 'flow/unknown-error-name', '/States/A/Retry/0/ErrorEquals/0', retry({ ErrorEquals: ['States.Timeouts'] })],
  [154, 'flow/unreachable-handler', '/States/A/Retry/1/ErrorEquals/0', one(task({ Retry: [{ ErrorEquals: ['E'] }, { ErrorEquals: ['E'] }] }))],
  [155, 'flow/uncaught-error', '/States/A/Catch/0/ErrorEquals/0', machine({ A: task({ Resource: 'arn:aws:states:::lambda:invoke', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], Next: 'B' }), B: pass })],

  [156, 'schema/missing-field', '/States/A', one({ Type: 'Task' })],
  [157, 'schema/malformed-resource', '/States/A/Resource', call('my-function')],
  [158, 'service/unknown-integration', '/States/A/Resource', call('arn:aws:states:::dynamodb:query', { TableName: 't' })],
  [159, 'service/misspelt-action', '/States/A/Resource', call('arn:aws:states:::aws-sdk:s3:getObjct')],
  [159, 'service/unknown-action', '/States/A/Resource', call('arn:aws:states:::aws-sdk:s3:doEverything')],
  [159, 'service/malformed-action', '/States/A/Resource', call('arn:aws:states:::aws-sdk:s3:GetObject')],
  [160, 'service/unsupported-pattern', '/States/A/Resource', call('arn:aws:states:::sns:publish.sync', { TopicArn: 't', Message: 'm' })],
  [161, 'service/missing-argument', '/States/A', call('arn:aws:states:::sqs:sendMessage')],
  [162, 'service/missing-argument', '/States/A/Parameters', call('arn:aws:states:::sqs:sendMessage', { QueueUrl: 'q' })],
  [163, 'service/misspelt-argument', '/States/A/Parameters/queueUrl', call('arn:aws:states:::sqs:sendMessage', { QueueUrl: 'q', queueUrl: 'q', MessageBody: 'm' })],
  [163, 'service/misspelt-argument', '/States/A/Parameters/NetworkConfiguration/awsVpcConfiguration', call('arn:aws:states:::ecs:runTask', { TaskDefinition: 't', NetworkConfiguration: { awsVpcConfiguration: {} } })],
  [163, 'service/unknown-argument', '/States/A/Parameters/Delay', call('arn:aws:states:::sqs:sendMessage', { QueueUrl: 'q', Delay: 5, MessageBody: 'm' })],
  [164, 'service/missing-argument', '/States/A/Parameters', call('arn:aws:states:::http:invoke', { ApiEndpoint: 'https://a.example', Authentication: { ConnectionArn: 'c' } })],
  [165, 'service/missing-task-token', '/States/A/Parameters', one(task({ Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }))],
  [166, 'schema/missing-field', '/States/A/Credentials', one(task({ Credentials: {} }))],
  [167, 'schema/wrong-type', '/States/A/Credentials', one(task({ Credentials: 'r' }))],
  [168, 'service/unsupported-credentials', '/States/A/Credentials', one({ Type: 'Task', Resource: 'arn:aws:states:eu-west-1:123456789012:activity:a', Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/r' } })],
  [169, 'service/unsupported-in-express', '/States/A/Resource', call('arn:aws:states:::codebuild:startBuild.sync', { ProjectName: 'p' }), { type: 'EXPRESS' }],
  [170, 'service/unsupported-in-express', '/States/A/Resource', call('arn:aws:states:eu-west-1:123456789012:activity:a'), { type: 'EXPRESS' }],
  [171, 'service/unsupported-in-express', '/States/A/ItemProcessor', one(distributed({})), { type: 'EXPRESS' }],

  [172, 'schema/empty-list', '/States/A/Branches', one({ Type: 'Parallel', Branches: [] })],
  [173, 'schema/missing-field', '/States/A/Branches/0', one({ Type: 'Parallel', Branches: [{ StartAt: 'I' }] })],
  [173, 'schema/missing-field', '/States/A/ItemProcessor', one({ Type: 'Map', ItemProcessor: { States: { I: { Type: 'Succeed' } } } })],
  [174, 'schema/missing-field', '/States/A', one({ Type: 'Map' })],
  [175, 'schema/conflicting-fields', '/States/A/Iterator', one(map({ Iterator: inner({ J: pass }) }))],
  [176, 'schema/conflicting-fields', '/States/A/Parameters', one(map({ ItemSelector: {}, Parameters: {} }))],
  [177, 'data/unsupported-template', '/States/A/ItemSelector', one(map({ ItemSelector: 'a' }))],
  [178, 'schema/out-of-range', '/States/A/MaxConcurrency', one(map({ MaxConcurrency: -1 }))],
  [179, 'schema/conflicting-fields', '/States/A/MaxConcurrencyPath', one(map({ MaxConcurrency: 1, MaxConcurrencyPath: '$.m' }))],
  [180, 'schema/out-of-range', '/States/A/ToleratedFailurePercentage', one(distributed({ ToleratedFailurePercentage: 100.5 }))],
  [181, 'schema/conflicting-fields', '/States/A/ToleratedFailurePercentagePath', one(distributed({ ToleratedFailurePercentage: 1, ToleratedFailurePercentagePath: '$.m' }))],
  [182, 'schema/out-of-range', '/States/A/ToleratedFailureCount', one(distributed({ ToleratedFailureCount: -1 }))],
  [182, 'schema/conflicting-fields', '/States/A/ToleratedFailureCountPath', one(distributed({ ToleratedFailureCount: 1, ToleratedFailureCountPath: '$.m' }))],
  [183, 'schema/unknown-value', '/States/A/ItemProcessor/ProcessorConfig/Mode', one(map({}, { ProcessorConfig: { Mode: 'FAST' } }))],
  [184, 'schema/missing-field', '/States/A/ItemProcessor/ProcessorConfig', one(map({}, { ProcessorConfig: { Mode: 'DISTRIBUTED' } }))],
  [185, 'schema/unknown-value', '/States/A/ItemProcessor/ProcessorConfig/ExecutionType', one(map({}, { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'SLOW' } }))],
  [186, 'schema/conflicting-fields', '/States/A/ItemProcessor/ProcessorConfig/ExecutionType', one(map({}, { ProcessorConfig: { Mode: 'INLINE', ExecutionType: 'STANDARD' } }))],
  [187, 'schema/unknown-field', '/States/A/ItemProcessor/ProcessorConfig/Foo', one(map({}, { ProcessorConfig: { Mode: 'INLINE', Foo: 1 } }))],
  [188, 'schema/unknown-value', '/States/A/ItemReader/Resource', one(distributed({ ItemReader: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } } }))],
  [189, 'schema/unknown-value', '/States/A/ItemReader/ReaderConfig/InputType', reader({ InputType: 'XML' })],
  [190, 'schema/missing-field', '/States/A/ItemReader/ReaderConfig', reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' })],
  [191, 'schema/unknown-field', '/States/A/ItemReader/ReaderConfig/Foo', reader({ InputType: 'JSON', Foo: 1 })],
  [192, 'schema/conflicting-fields', '/States/A/ItemReader/ReaderConfig/MaxItemsPath', reader({ InputType: 'JSON', MaxItems: 1, MaxItemsPath: '$.m' })],
  [193, 'schema/missing-field', '/States/A/ItemBatcher', one(distributed({ ItemBatcher: {} }))],
  [194, 'schema/out-of-range', '/States/A/ItemBatcher/MaxInputBytesPerBatch', one(distributed({ ItemBatcher: { MaxInputBytesPerBatch: 262_145 } }))],
  [194, 'schema/conflicting-fields', '/States/A/ItemBatcher/MaxItemsPerBatchPath', one(distributed({ ItemBatcher: { MaxItemsPerBatch: 1, MaxItemsPerBatchPath: '$.m' } }))],
  [195, 'schema/missing-field', '/States/A/ResultWriter', one(distributed({ ResultWriter: {} }))],
  [196, 'flow/unused-distributed-field', '/States/A/ItemBatcher', one(map({ ItemBatcher: { MaxItemsPerBatch: 1 } }))],
  [197, 'cost/excessive-concurrency', '/States/A/MaxConcurrency', one(map({ MaxConcurrency: 41 }))],
  [198, 'schema/excessive-length', '/States/A/Label', one(distributed({ Label: long(41) })), { aws: 'INVALID_LABEL_NAME' }],
  [198, 'schema/empty-name', '/States/A/Label', one(distributed({ Label: '' })), { aws: 'INVALID_LABEL_NAME' }],
  [199, 'schema/unsupported-character', '/States/A/Label', one(distributed({ Label: 'a b' })), { aws: 'INVALID_LABEL_NAME' }],
  [200, 'flow/duplicate-label', '/States/B/Label', machine({ A: { ...distributed({ Label: 'L' }), Next: 'B' }, B: { ...distributed({ Label: 'L' }), ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inner({ J: pass }) } } }), { aws: 'DUPLICATE_LABEL_NAME' }],
  [201, 'service/unsupported-in-express-child', '/States/A/ItemProcessor/States/I/Resource', one({ Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...inner({ I: { Type: 'Task', Resource: 'arn:aws:states:::codebuild:startBuild.sync', Parameters: { ProjectName: 'p' } } }) } })],
]

describe('the matrix of checks', () => {
  const everything = makeLinter({ ...defaultSettings, preset: 'strict' })
  const usual = makeLinter(defaultSettings)

  it('has each of its 201 rows', () => {
    expect([...new Set(rows.map(([row]) => row))]).toEqual(Array.from({ length: 201 }, (_, index) => index + 1))
  })

  it.each(rows.map(([row, code, at, text, about = {}]) => ({ row, code, at, text, about })))('row $row: $code at $at', async ({ code, at, text, about: { type = 'STANDARD' as const, aws } }) => {
    const { diagnostics } = await everything.lint(text, { file: 'case.asl.json', type })
    const found = diagnostics.filter((each) => each.code === code).map(({ location, ...each }) => ({ at: location.pointer, aws: each.aws }))
    if (code === 'none') {
      const { diagnostics: shown } = await usual.lint(text, { file: 'case.asl.json', type })
      expect(shown.filter(({ severity }) => severity === 'error')).toEqual([])
      return
    }
    const others = diagnostics.map((each) => `${each.code} ${each.location.pointer}`)
    if (at.endsWith('*')) expect(found.length, others.join('\n')).toBeGreaterThan(0)
    else expect(found.map((each) => each.at), others.join('\n')).toContain(at)
    if (aws !== undefined) expect(found.map((each) => each.aws)).toContain(aws)
  })

  it('names codes that exist', () => {
    const known = new Set<string>(codes.map(({ code }) => code))
    expect(rows.map(([, code]) => code).filter((code) => code !== 'none' && !known.has(code))).toEqual([])
  })
})
