import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type ErrorObject } from 'ajv'
import { describe, expect, it } from 'vitest'
import { formatJson } from '../model/format-json.js'
import { machineSchema } from './machine-schema.js'

const root = new URL('../../../../', import.meta.url)
const shared = new URL('../shared/', root)
const schema = machineSchema()
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(schema)

/** Where it is wrong, and by which keyword, leaving out what only repeats that a branch of an `if`, `oneOf` or `anyOf` failed. */
function problems(document: unknown): string[] {
  validate(document)
  return (validate.errors ?? []).filter(({ keyword, schemaPath }) => keyword !== 'if' && !/\/(oneOf|anyOf)\/\d/.test(schemaPath)).map(problem)
}

function problem({ instancePath, keyword, params }: ErrorObject): string {
  const culprit = params['additionalProperty'] ?? params['missingProperty'] ?? ''
  return `${instancePath} ${keyword} ${culprit}`.trim()
}

const machine = (state: object, more: object = {}) => ({ StartAt: 'A', ...more, States: { A: state } })
const jsonata = (state: object) => machine(state, { QueryLanguage: 'JSONata' })
const scope = { StartAt: 'B', States: { B: { Type: 'Succeed' } } }

describe('the schema accepts', () => {
  it.each<[string, object]>([
    ['a Pass', machine({ Type: 'Pass', End: true })],
    [
      'placeholders for numbers, words and truths',
      machine({
        Type: 'Task',
        Resource: '${Arn}',
        TimeoutSeconds: '${Timeout}',
        Retry: [{ ErrorEquals: ['E'], MaxAttempts: '${N}', JitterStrategy: '${J}' }],
        Next: '${After}',
      }),
    ],
    ['an expression where a number stands', jsonata({ Type: 'Wait', Seconds: '{% $n %}', End: true })],
    ['an expression over several lines', jsonata({ Type: 'Map', Items: '{% (\n $a;\n $b\n) %}', ItemProcessor: scope, End: true })],
    ['a JSONata state in a JSONPath machine', machine({ Type: 'Task', QueryLanguage: 'JSONata', Resource: 'r', Arguments: {}, End: true })],
    [
      'JSONPath inside a JSONata Map of a JSONPath machine, as the language is not inherited',
      machine({
        Type: 'Map',
        QueryLanguage: 'JSONata',
        Items: [1],
        ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', ResultPath: '$.x', End: true } } },
        End: true,
      }),
    ],
    ['null for a path that discards', machine({ Type: 'Pass', ResultPath: null, End: true })],
    [
      'nested tests',
      machine({
        Type: 'Choice',
        Choices: [{ And: [{ Not: { Variable: '$.a', IsNull: true } }, { Variable: '$.a', NumericLessThan: 5 }], Next: 'A' }],
      }),
    ],
    ['a path of an intrinsic for a cause', machine({ Type: 'Fail', CausePath: "States.Format('{}', $.a)" })],
    ['an old Iterator', machine({ Type: 'Map', Iterator: scope, End: true })],
  ])('%s', (_name, document) => {
    expect(problems(document)).toEqual([])
  })
})

describe('the schema rejects', () => {
  it.each<[string, unknown, string[]]>([
    ['text instead of a machine', 'x', [' type', ' type']],
    ['no states', { StartAt: 'A' }, [' required States']],
    ['an empty set of states', { StartAt: 'A', States: {} }, ['/States minProperties']],
    ['a state without a type', machine({ End: true }), ['/States/A required Type']],
    ['an unknown type', machine({ Type: 'Taks', Resource: 'r', End: true }), ['/States/A/Type enum']],
    ['an unknown field', machine({ Type: 'Pass', Nxt: 'B', End: true }), ['/States/A additionalProperties Nxt']],
    ['an unknown field of the machine', machine({ Type: 'Succeed' }, { Name: 'n' }), [' additionalProperties Name']],
    ['a field of another type', machine({ Type: 'Pass', Resource: 'r', End: true }), ['/States/A additionalProperties Resource']],
    ['a JSONPath field in JSONata', jsonata({ Type: 'Pass', ResultPath: '$.x', End: true }), ['/States/A additionalProperties ResultPath']],
    ['a JSONata field in JSONPath', machine({ Type: 'Pass', Output: {}, End: true }), ['/States/A additionalProperties Output']],
    ['going back to JSONPath', jsonata({ Type: 'Pass', QueryLanguage: 'JSONPath', End: true }), ['/States/A/QueryLanguage enum']],
    [
      'a query language of a branch',
      machine({ Type: 'Parallel', Branches: [{ QueryLanguage: 'JSONata', ...scope }], End: true }),
      ['/States/A/Branches/0 additionalProperties QueryLanguage'],
    ],
    ['both Next and End', machine({ Type: 'Pass', Next: 'A', End: true }), ['/States/A oneOf']],
    ['neither Next nor End', machine({ Type: 'Pass' }), ['/States/A oneOf']],
    ['End: false', machine({ Type: 'Pass', End: false }), ['/States/A/End enum']],
    ['an expression in a JSONPath number', machine({ Type: 'Wait', Seconds: '{% 5 %}', End: true }), ['/States/A/Seconds pattern']],
    ['a number as text', machine({ Type: 'Wait', Seconds: '5', End: true }), ['/States/A/Seconds pattern']],
    ['half a second', machine({ Type: 'Wait', Seconds: 0.5, End: true }), ['/States/A/Seconds type']],
    ['a number out of range', machine({ Type: 'Task', Resource: 'r', TimeoutSeconds: 0, End: true }), ['/States/A/TimeoutSeconds minimum']],
    ['two ways to wait', machine({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true }), ['/States/A oneOf']],
    ['a date without zone', machine({ Type: 'Wait', Timestamp: '2026-01-01T00:00:00', End: true }), ['/States/A/Timestamp pattern']],
    ['a path that does not begin with $', machine({ Type: 'Pass', InputPath: 'a.b', End: true }), ['/States/A/InputPath pattern']],
    ['a constant beside its path', machine({ Type: 'Fail', Error: 'E', ErrorPath: '$.e' }), ['/States/A not']],
    ['no choices', machine({ Type: 'Choice', Choices: [] }), ['/States/A/Choices minItems']],
    [
      'a choice that ends',
      machine({ Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'A' }], End: true }),
      ['/States/A additionalProperties End'],
    ],
    [
      'two comparisons in one rule',
      machine({ Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, IsPresent: true, Next: 'A' }] }),
      ['/States/A/Choices/0 oneOf'],
    ],
    [
      'Next inside a nested test',
      machine({ Type: 'Choice', Choices: [{ Not: { Variable: '$.a', IsNull: true, Next: 'A' }, Next: 'A' }] }),
      ['/States/A/Choices/0/Not additionalProperties Next'],
    ],
    [
      'a condition of a JSONPath rule',
      machine({ Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Condition: '{% true %}', Next: 'A' }] }),
      ['/States/A/Choices/0 additionalProperties Condition'],
    ],
    [
      'a retrier without errors',
      machine({ Type: 'Task', Resource: 'r', Retry: [{ ErrorEquals: [] }], End: true }),
      ['/States/A/Retry/0/ErrorEquals minItems'],
    ],
    [
      'a catcher without target',
      machine({ Type: 'Task', Resource: 'r', Catch: [{ ErrorEquals: ['E'] }], End: true }),
      ['/States/A/Catch/0 required Next'],
    ],
    [
      'a name over 80 characters',
      { StartAt: 'A', States: { ['A'.repeat(81)]: { Type: 'Succeed' } } },
      ['/States maxLength', '/States propertyNames'],
    ],
    [
      'a distributed Map without ExecutionType',
      machine({ Type: 'Map', ItemProcessor: { ...scope, ProcessorConfig: { Mode: 'DISTRIBUTED' } }, End: true }),
      ['/States/A/ItemProcessor/ProcessorConfig required ExecutionType'],
    ],
    [
      'ExecutionType of an inline Map',
      machine({ Type: 'Map', ItemProcessor: { ...scope, ProcessorConfig: { ExecutionType: 'EXPRESS' } }, End: true }),
      ['/States/A/ItemProcessor/ProcessorConfig required Mode'],
    ],
    [
      'an unknown field of a reader, and a batcher without a limit',
      machine({
        Type: 'Map', ItemProcessor: scope, End: true,
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Bucket: 'b' }, ItemBatcher: { BatchInput: {} },
      }),
      ['/States/A/ItemReader additionalProperties Bucket', '/States/A/ItemBatcher anyOf'],
    ],
    ['Credentials without a role', machine({ Type: 'Task', Resource: 'r', Credentials: {}, End: true }), ['/States/A/Credentials anyOf']],
    [
      'a wrong state deep inside',
      machine({ Type: 'Map', ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', Resource: 'r', End: true } } }, End: true }),
      ['/States/A/ItemProcessor/States/B additionalProperties Resource'],
    ],
  ])('%s', (_name, document, expected) => {
    expect(problems(document)).toEqual(expected.map((text) => text.trim()))
  })
})

describe('schemas/asl.schema.json', () => {
  it('is what the field table says (if not: pnpm generate)', () => {
    expect(readFileSync(new URL('schemas/asl.schema.json', root), 'utf8')).toBe(formatJson(schema))
  })
})

describe('the corpus', () => {
  const skipped = existsSync(shared) ? '' : ' (skipped: ../shared is not here)'
  const read = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'))

  /** Refused, and rightly. `testPlaceholders` marks templates that only their tests fill. */
  const refusedWithReason: { readonly [file: string]: string } = {
    'workflows-collection/shared-fallback-state-jsonata__statemachine__statemachine.asl.json': 'its QueryLanguage stands among the states',
    'localstack/assign__statemachines__task_retry_reference_exception.asl.json':
      'a template of a test that expects AWS to refuse it: retriers take no paths',
    'localstack/errorhandling__statemachines__task_service_lambda_invoke_catch_tbd.asl.json':
      'a template of a test, which fills the empty ErrorEquals',
  }

  it.skipIf(skipped !== '')(`accepts every deployable machine of others${skipped}`, () => {
    const valid = new URL('corpus/valid/', shared)
    const entries = read(new URL('manifest.json', valid)) as { file: string; expected?: string; testPlaceholders?: boolean }[]
    const refused = entries
      .filter(
        ({ file, expected, testPlaceholders }) => expected !== 'invalid' && !testPlaceholders && refusedWithReason[file] === undefined,
      )
      .flatMap(({ file }) => problems(read(new URL(encodeURI(file), valid))).map((text) => `${file}: ${text}`))
    expect(refused).toEqual([])
    expect(entries.length).toBeGreaterThan(300)
  })

  it.skipIf(skipped !== '')(`accepts every edge case that AWS accepts${skipped}`, () => {
    const edge = new URL('corpus/valid-edge/', shared)
    const files = readdirSync(fileURLToPath(edge)).filter((name) => name.endsWith('.json') && name !== 'index.json')
    expect(files.flatMap((file) => problems(read(new URL(file, edge))).map((text) => `${file}: ${text}`))).toEqual([])
  })
})
