import { bothLanguages as both, type Field } from './field.js'

const guide = 'https://docs.aws.amazon.com/step-functions/latest/dg'
const reader = `${guide}/input-output-itemreader.html`
const batcher = `${guide}/input-output-itembatcher.html`
const writer = `${guide}/input-output-resultwriter.html`

const batchLimit = { unless: ['MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'] } as const
const count = { kind: 'integer', minimum: 1, orJsonata: true } as const

/** Fields of what a distributed Map reads, batches and writes. */
export const distributedMapFields = [
  {
    owners: ['ItemReader'], field: 'Resource', languages: both,
    holds: { kind: 'resource', integrations: ['s3:getObject', 's3:listObjectsV2'] }, required: 'always', spec: reader,
  },
  { owners: ['ItemReader'], field: 'ReaderConfig', languages: both, holds: { kind: 'node', owner: 'ReaderConfig' }, spec: reader },
  {
    owners: ['ItemReader'], field: 'Parameters', languages: ['JSONPath'],
    holds: { kind: 'template', root: 'any' }, counterpart: 'Arguments', spec: reader,
  },
  {
    owners: ['ItemReader'], field: 'Arguments', languages: ['JSONata'],
    holds: { kind: 'template', root: 'any' }, counterpart: 'Parameters', spec: reader,
  },

  {
    owners: ['ReaderConfig'], field: 'InputType', languages: both,
    holds: { kind: 'one-of', values: ['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'] }, spec: reader,
  },
  { owners: ['ReaderConfig'], field: 'Transformation', languages: both, holds: { kind: 'one-of', values: ['NONE', 'LOAD_AND_FLATTEN'] }, spec: reader },
  { owners: ['ReaderConfig'], field: 'ManifestType', languages: both, holds: { kind: 'one-of', values: ['ATHENA_DATA', 'S3_INVENTORY'] }, spec: reader },
  {
    owners: ['ReaderConfig'], field: 'CSVDelimiter', languages: both,
    holds: { kind: 'one-of', values: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'] }, spec: reader,
  },
  {
    owners: ['ReaderConfig'], field: 'CSVHeaderLocation', languages: both,
    holds: { kind: 'one-of', values: ['FIRST_ROW', 'GIVEN'] }, required: { when: { field: 'InputType', is: 'CSV' } }, spec: reader,
  },
  {
    // never evaluated: a name that looks like JSONata is a name (measured)
    owners: ['ReaderConfig'], field: 'CSVHeaders', languages: both,
    holds: { kind: 'text', list: true }, required: { when: { field: 'CSVHeaderLocation', is: 'GIVEN' } }, spec: reader,
  },
  { owners: ['ReaderConfig'], field: 'ItemsPointer', languages: both, holds: { kind: 'text' }, spec: reader },
  {
    owners: ['ReaderConfig'], field: 'MaxItems', languages: both,
    // AWS takes 0, as an execution recorded there shows
    holds: { kind: 'integer', minimum: 0, maximum: 100_000_000, orJsonata: true }, excludes: ['MaxItemsPath'], spec: reader,
  },
  {
    owners: ['ReaderConfig'], field: 'MaxItemsPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['MaxItems'], counterpart: 'MaxItems', spec: reader,
  },

  {
    owners: ['ItemBatcher'], field: 'MaxItemsPerBatch', languages: both,
    holds: count, required: batchLimit, excludes: ['MaxItemsPerBatchPath'], spec: batcher,
  },
  {
    owners: ['ItemBatcher'], field: 'MaxItemsPerBatchPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['MaxItemsPerBatch'], counterpart: 'MaxItemsPerBatch', spec: batcher,
  },
  {
    owners: ['ItemBatcher'], field: 'MaxInputBytesPerBatch', languages: both,
    holds: { ...count, maximum: 262_144 }, excludes: ['MaxInputBytesPerBatchPath'], spec: batcher,
  },
  {
    owners: ['ItemBatcher'], field: 'MaxInputBytesPerBatchPath', languages: ['JSONPath'],
    holds: { kind: 'reference-path' }, excludes: ['MaxInputBytesPerBatch'], counterpart: 'MaxInputBytesPerBatch', spec: batcher,
  },
  { owners: ['ItemBatcher'], field: 'BatchInput', languages: both, holds: { kind: 'template', root: 'any' }, spec: batcher },

  // one of three sets: WriterConfig; Resource and its parameters; all of them
  {
    owners: ['ResultWriter'], field: 'Resource', languages: both,
    holds: { kind: 'resource', integrations: ['s3:putObject'] }, required: { unless: ['WriterConfig'] }, spec: writer,
  },
  { owners: ['ResultWriter'], field: 'WriterConfig', languages: both, holds: { kind: 'node', owner: 'WriterConfig' }, spec: writer },
  {
    owners: ['ResultWriter'], field: 'Parameters', languages: ['JSONPath'], holds: { kind: 'template', root: 'any' },
    required: { when: { field: 'Resource' } }, counterpart: 'Arguments', spec: writer,
  },
  {
    owners: ['ResultWriter'], field: 'Arguments', languages: ['JSONata'], holds: { kind: 'template', root: 'any' },
    required: { when: { field: 'Resource' } }, counterpart: 'Parameters', spec: writer,
  },

  {
    owners: ['WriterConfig'], field: 'Transformation', languages: both,
    holds: { kind: 'one-of', values: ['NONE', 'COMPACT', 'FLATTEN'] }, required: 'always', spec: writer,
  },
  {
    owners: ['WriterConfig'], field: 'OutputType', languages: both,
    holds: { kind: 'one-of', values: ['JSON', 'JSONL'] }, required: 'always', spec: writer,
  },
] as const satisfies readonly Field[]
