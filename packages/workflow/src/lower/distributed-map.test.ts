import { writeMachine, type JsonObject } from '@stepwright/asl'
import { lambda } from '@stepwright/services'
import { describe, expect, it } from 'vitest'
import type { Flow } from '../flow/flow.js'
import { s3Items } from '../flow/item-source.js'
import { workflow } from '../flow/record-workflow.js'

interface Input {
  readonly bucket: string
  readonly region: string
  readonly names: readonly string[]
}

function statesOf(define: (flow: Flow, input: Input) => object | void): Record<string, JsonObject> {
  const { value, diagnostics } = workflow('w', define)['~compile']()
  expect(diagnostics).toEqual([])
  return (value === undefined ? {} : writeMachine(value.machine)['States']) as Record<string, JsonObject>
}

const call = (flow: Flow, name: string, Payload?: object) => flow.task(name, lambda.invoke, { FunctionName: 'f', ...(Payload && { Payload: Payload as {} }) })

describe('a distributed map', () => {
  it('reads a CSV file, and bears failures', () => {
    const states = statesOf((flow, input) => {
      flow.distributedMap('Each row', s3Items.csv<{ id: string }>({ bucket: input.bucket, key: 'a.csv', delimiter: 'TAB', maxItems: 10 }), { maxConcurrency: 100, toleratedFailures: '5 %', label: 'rows', childType: 'EXPRESS' }, (row) =>
        call(flow, 'Do', { id: row.id }),
      )
    })
    expect(states['Each row']).toMatchObject({
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'TAB', MaxItems: 10 },
        Arguments: { Bucket: '{% $states.input.bucket %}', Key: 'a.csv' },
      },
      MaxConcurrency: 100,
      ToleratedFailurePercentage: 5,
      Label: 'rows',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, States: { Do: { Arguments: { Payload: { id: '{% $states.input.id %}' } } } } },
    })
    expect(states['Each row']).not.toHaveProperty('Items')
  })

  it.each([
    ['JSON', s3Items.json({ bucket: 'b', key: 'k', pointer: '/rows' }), { InputType: 'JSON', ItemsPointer: '/rows' }],
    ['JSON lines', s3Items.jsonLines({ bucket: 'b', key: 'k' }), { InputType: 'JSONL' }],
    ['Parquet', s3Items.parquet({ bucket: 'b', key: 'k' }), { InputType: 'PARQUET' }],
    ['an inventory', s3Items.inventory({ bucket: 'b', key: 'manifest.json' }), { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' }],
    ['a manifest of Athena', s3Items.athenaManifest({ bucket: 'b', key: 'k', inputType: 'PARQUET' }), { InputType: 'PARQUET', ManifestType: 'ATHENA_DATA' }],
    ['CSV with given headers', s3Items.csv({ bucket: 'b', key: 'k', headers: ['a', 'b'] }), { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'] }],
  ])('reads %s', (_name, source, ReaderConfig) => {
    const states = statesOf((flow) => void flow.distributedMap('M', source, {}, () => void call(flow, 'Do')))
    expect(states['M']).toMatchObject({ ItemReader: { ReaderConfig, Arguments: { Bucket: 'b' } } })
  })

  it('lists objects', () => {
    const states = statesOf((flow) => void flow.distributedMap('M', s3Items.objects({ bucket: 'b', prefix: 'in/' }), {}, (object) => void call(flow, 'Do', { key: object.Key })))
    expect(states['M']?.['ItemReader']).toEqual({ Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: 'b', Prefix: 'in/' } })
  })

  it('hands what its block reads from around along with each item', () => {
    const states = statesOf((flow, input) => {
      const first = call(flow, 'First')
      flow.distributedMap('M', input.names, {}, (name, index) => void call(flow, 'Do', { name, index, region: input.region, code: first.StatusCode }))
    })
    expect(states['M']).toMatchObject({
      Items: '{% $states.context.Execution.Input.names %}',
      ItemSelector: {
        name: '{% $states.context.Map.Item.Value %}',
        index: '{% $states.context.Map.Item.Index %}',
        input: { region: '{% $states.context.Execution.Input.region %}' },
        first: { StatusCode: '{% $states.input.StatusCode %}' },
      },
      ItemProcessor: {
        States: { Do: { Arguments: { Payload: { name: '{% $states.input.name %}', index: '{% $states.input.index %}', region: '{% $states.input.input.region %}', code: '{% $states.input.first.StatusCode %}' } } } },
      },
    })
  })

  it('hands a batch its items, and what the block reads in BatchInput', () => {
    const states = statesOf((flow, input) => {
      flow.distributedMap('M', input.names, { batch: { items: 10 } }, (names) => void call(flow, 'Do', { names, region: input.region }))
    })
    expect(states['M']).toMatchObject({
      ItemBatcher: { MaxItemsPerBatch: 10, BatchInput: { input: { region: '{% $states.input.region %}' } } },
      ItemProcessor: { States: { Do: { Arguments: { Payload: { names: '{% $states.input.Items %}', region: '{% $states.input.BatchInput.input.region %}' } } } } },
    })
    expect(states['M']).not.toHaveProperty('ItemSelector')
  })

  it('writes its results, and yields where', () => {
    const states = statesOf((flow, input) => {
      const { ResultWriterDetails } = flow.distributedMap('M', input.names, { results: { bucket: 'out', prefix: 'p', transformation: 'FLATTEN', outputType: 'JSONL' } }, (name) => ({ name }))
      return { key: ResultWriterDetails.Key }
    })
    expect(states['M']).toMatchObject({
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' }, Arguments: { Bucket: 'out', Prefix: 'p' } },
      Output: { key: '{% $states.result.ResultWriterDetails.Key %}' },
    })
  })
})

it('hands the children what was asked for outside, such as the name of the execution around them', () => {
  const states = statesOf((flow, input) => {
    const { Name } = flow.context.Execution
    flow.distributedMap('Each', input.names, {}, (name) => call(flow, 'A', { name, parent: Name, child: flow.context.Execution.Name }))
  })
  expect(states['Each']).toMatchObject({
    ItemSelector: { name: '{% $states.context.Map.Item.Value %}', context: { Execution: { Name: '{% $states.context.Execution.Name %}' } } },
    ItemProcessor: { States: { A: { Arguments: { Payload: { name: '{% $states.input.name %}', parent: '{% $states.input.context.Execution.Name %}', child: '{% $states.context.Execution.Name %}' } } } } },
  })
})
