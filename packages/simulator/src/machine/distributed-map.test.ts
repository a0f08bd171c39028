import type { Json, JsonObject } from '@stepwright/asl'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import type { Objects } from '../data/objects.js'
import type { Run } from '../data/run.js'
import type { Tasks } from '../data/tasks.js'
import { simulate } from './simulate.js'

const inner: JsonObject = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'I', States: { I: { Type: 'Pass', End: true } } }
const working: JsonObject = { ...inner, States: { I: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } } }
const map = (rest: JsonObject): JsonObject => ({ QueryLanguage: 'JSONata', StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: inner, End: true, ...rest } } })
const reader = (config: JsonObject, resource = 's3:getObject'): JsonObject => ({
  ItemReader: { Resource: `arn:aws:states:::${resource}`, ReaderConfig: config, Arguments: resource === 's3:getObject' ? { Bucket: 'b', Key: 'k' } : { Bucket: 'b', Prefix: 'p/' } },
})
const parquet = new Uint8Array(parquetWriteBuffer({
  columnData: [
    { name: 'id', data: [1n, 2n ** 40n], type: 'INT64' },
    { name: 'name', data: ['é', null], type: 'STRING' },
    { name: 'at', data: [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-02T00:00:00Z')], type: 'TIMESTAMP' },
    { name: 'tags', data: [['a', 'b'], []] },
  ],
}))
const failsFor = (bad: readonly Json[]): Tasks => ({
  I: (item) => {
    if (bad.includes(item)) throw { Error: 'Bad' }
    return item
  },
})

interface Row {
  readonly map: JsonObject
  readonly input?: Json
  readonly objects?: Objects
  readonly tasks?: Tasks
  readonly run: Partial<Run>
}

function rows(table: { readonly [name: string]: Row }): void {
  it.each(Object.entries(table))('%s', async (_name, { map: states, input = {}, objects = {}, tasks = {}, run }) => {
    const actual = await simulate(map(states), { input, objects, tasks })
    expect(actual).toMatchObject(run)
    if ('output' in run) expect(actual.output).toStrictEqual(run.output)
  })
}

describe('readers', () => {
  const at = (body: string): Objects => ({ 's3://b/k': body })
  rows({
    'JSON, behind a pointer': { map: reader({ InputType: 'JSON', ItemsPointer: '/a/b' }), objects: at('{"a":{"b":[1,2]}}'), run: { output: [1, 2] } },
    'JSON lines': { map: reader({ InputType: 'JSONL' }), objects: at('{"a":1}\n\n{"a":2}\n'), run: { output: [{ a: 1 }, { a: 2 }] } },
    'CSV with quotes, another delimiter and headers of its own': {
      map: reader({ InputType: 'CSV', CSVDelimiter: 'SEMICOLON', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['x', 'y'] }),
      objects: at('1;"a;""b"\r\n2;c'),
      run: { output: [{ x: '1', y: 'a;"b' }, { x: '2', y: 'c' }] },
    },
    'a list of objects': {
      map: reader({}, 's3:listObjectsV2'),
      objects: { 's3://b/p/1': 'one', 's3://b/q/2': 'two' },
      run: { output: [{ Etag: '"f97c5d29941bfb1b2fdab0874906ab82"', Key: 'p/1', LastModified: 0, Size: 3, StorageClass: 'STANDARD' }] },
    },
    "the files that an inventory's manifest names": {
      map: reader({ InputType: 'MANIFEST' }),
      objects: {
        ...at(JSON.stringify({ destinationBucket: 'arn:aws:s3:::d', fileFormat: 'CSV', fileSchema: 'Bucket, Key', files: [{ key: 'x' }, { key: 'y' }] })),
        's3://d/x': '"one","a"\n"one","b"\n',
        's3://d/y': '"two","c"\n',
      },
      run: { output: [{ Bucket: 'one', Key: 'a' }, { Bucket: 'one', Key: 'b' }, { Bucket: 'two', Key: 'c' }] },
    },
    'the files that Athena wrote': {
      map: reader({ InputType: 'JSONL', ManifestType: 'ATHENA_DATA' }),
      objects: { ...at('s3://d/x\ns3://d/y\n'), 's3://d/x': '{"a":1}', 's3://d/y': '{"a":2}\n{"a":3}' },
      run: { output: [{ a: 1 }, { a: 2 }, { a: 3 }] },
    },
    Parquet: {
      map: reader({ InputType: 'PARQUET' }),
      objects: { 's3://b/k': parquet },
      run: { output: [{ id: 1, name: 'é', at: '2026-01-01T00:00:00.000Z', tags: ['a', 'b'] }, { id: 2 ** 40, name: null, at: '2026-01-02T00:00:00.000Z', tags: [] }] },
    },
    'an inventory that is not in CSV': {
      map: reader({ InputType: 'MANIFEST' }),
      objects: { ...at(JSON.stringify({ destinationBucket: 'arn:aws:s3:::d', fileFormat: 'ORC', fileSchema: 'struct<key:string>', files: [{ key: 'x' }] })), 's3://d/x': 'ORC' },
      run: { status: 'FAILED', error: 'States.ItemReaderFailed', cause: "The output format of an S3 inventory report must be CSV, and this one's is ORC." },
    },
    'an inventory, by the type of its manifest': {
      map: reader({ ManifestType: 'S3_INVENTORY' }),
      objects: { ...at(JSON.stringify({ destinationBucket: 'arn:aws:s3:::d', fileFormat: 'CSV', fileSchema: 'Bucket, Key', files: [{ key: 'x' }] })), 's3://d/x': '"b","one"' },
      run: { output: [{ Bucket: 'b', Key: 'one' }] },
    },
    'what is no Parquet': { map: reader({ InputType: 'PARQUET' }), objects: at('PAR'), run: { status: 'FAILED', error: 'States.ItemReaderFailed' } },
    'a file of an inventory that is not there': {
      map: reader({ InputType: 'MANIFEST' }),
      objects: at(JSON.stringify({ destinationBucket: 'arn:aws:s3:::d', fileFormat: 'CSV', fileSchema: 'Key', files: [{ key: 'x' }] })),
      run: { status: 'FAILED', error: 'States.ItemReaderFailed' },
    },
    'no more than MaxItems': { map: reader({ InputType: 'JSON', MaxItems: 2 }), objects: at('[1,2,3]'), run: { output: [1, 2] } },
    'MaxItems below 0': {
      map: { ...reader({ InputType: 'JSON', MaxItems: '{% -1 %}' }) },
      objects: at('[1]'),
      run: { status: 'FAILED', error: 'States.ItemReaderFailed', cause: 'field MaxItems must be positive' },
    },
    'an object that is not there': { map: reader({ InputType: 'JSON' }), run: { status: 'FAILED', error: 'States.ItemReaderFailed' } },
    'an object that is no JSON': { map: reader({ InputType: 'JSON' }), objects: at('['), run: { status: 'FAILED', error: 'States.ItemReaderFailed' } },
  })
})

describe('batches, results and failures', () => {
  rows({
    'batches share an input': {
      map: { ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { run: '{% $states.input.run %}' } }, Items: [1, 2, 3] },
      input: { run: 'r' },
      run: { output: [{ BatchInput: { run: 'r' }, Items: [1, 2] }, { BatchInput: { run: 'r' }, Items: [3] }] },
    },
    'members of an object are items': { map: { Items: '{% $states.input %}' }, input: { a: 1 }, run: { output: [{ Key: 'a', Value: 1 }] } },
    'one failure is too many where nothing is tolerated': {
      map: { ItemProcessor: working, Items: [1, 2] },
      tasks: failsFor([2]),
      run: { status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' },
    },
    'tolerated failures leave the results of the others': { map: { ItemProcessor: working, Items: [1, 2, 3], ToleratedFailureCount: 1 }, tasks: failsFor([2]), run: { output: [1, 3] } },
    'a percentage is tolerated': { map: { ItemProcessor: working, Items: [1, 2, 3, 4], ToleratedFailurePercentage: 50 }, tasks: failsFor([1, 2]), run: { output: [3, 4] } },
    'the smaller of two limits counts': {
      map: { ItemProcessor: working, Items: [1, 2, 3, 4], ToleratedFailurePercentage: 50, ToleratedFailureCount: 1 },
      tasks: failsFor([1, 2]),
      run: { status: 'FAILED' },
    },
    'a task without an answer fails the run all the same': { map: { ItemProcessor: working, Items: [1], ToleratedFailureCount: 1 }, run: { status: 'FAILED', error: 'Stepwright.UnansweredTask' } },
    'children have variables of their own': {
      map: { ItemProcessor: { ...inner, States: { I: { Type: 'Pass', Output: '{% $exists($x) %}', End: true } } }, Items: [1] },
      run: { output: [false] },
    },
  })

  it('a writer writes, and a reader of the same run reads it', async () => {
    const writer = { ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'out', Prefix: 'p' }, WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } } }
    const run = await simulate(map({ ...writer, Items: [[1, 2], [3]] }))
    const { ResultWriterDetails } = run.output as { readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string } }
    expect(ResultWriterDetails).toMatchObject({ Bucket: 'out', Key: expect.stringMatching(/^p\/[-0-9a-f]{36}\/manifest\.json$/) as unknown as string })
    expect(Object.entries(run.written).filter(([address]) => address.includes('SUCCEEDED')).map(([, body]) => JSON.parse(body) as Json)).toEqual([[1, 2, 3]])
  })

  it('its history has none of the children', async () => {
    const { events } = await simulate(map({ Items: [1, 2] }))
    expect(events.map(({ type }) => type)).toEqual(['ExecutionStarted', 'MapStateEntered', 'MapStateStarted', 'MapRunStarted', 'MapRunSucceeded', 'MapStateSucceeded', 'MapStateExited', 'ExecutionSucceeded'])
  })
})
