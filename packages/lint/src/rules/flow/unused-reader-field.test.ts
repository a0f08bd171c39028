import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unusedReaderField } from './unused-reader-field.js'

const processor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'I', States: { I: { Type: 'Succeed' } } }
const reader = (action: string, config: { readonly [name: string]: Json }) =>
  machine({ States: { A: { Type: 'Map', ItemProcessor: processor, ItemReader: { Resource: `arn:aws:states:::s3:${action}`, Parameters: { Bucket: 'b', Key: 'k' }, ReaderConfig: config }, End: true } } })
const at = (field: string) => `/States/A/ItemReader/ReaderConfig/${field}` as const

testRule(unusedReaderField, {
  silent: {
    'headers that are given': reader('getObject', { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'], CSVDelimiter: 'TAB', MaxItems: 3 }),
    'a pointer into JSON': reader('getObject', { InputType: 'JSON', ItemsPointer: '/a' }),
    'what Athena wrote': reader('getObject', { InputType: 'CSV', ManifestType: 'ATHENA_DATA', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'] }),
    'an inventory': reader('getObject', { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' }),
    'a list of which no more than so many count': reader('listObjectsV2', { MaxItems: 3 }),
    'a list that is read': reader('listObjectsV2', { Transformation: 'LOAD_AND_FLATTEN', InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }),
    'what is filled in at deployment': reader('listObjectsV2', { Transformation: '${How}', InputType: '${What}', CSVDelimiter: 'TAB', ItemsPointer: '/a' }),
  },
  reports: {
    'headers beside the first row': [reader('getObject', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVHeaders: ['a'] }), { say: 'unused', at: at('CSVHeaders'), facts: { name: 'A', field: 'CSVHeaders', why: 'the first row has the headers' }, help: 'remove "CSVHeaders", or set "CSVHeaderLocation" to "GIVEN"' }],
    'fields of CSV for JSON lines': [
      reader('getObject', { InputType: 'JSONL', CSVDelimiter: 'TAB', CSVHeaderLocation: 'FIRST_ROW' }),
      { say: 'unused', at: at('CSVDelimiter'), facts: { name: 'A', field: 'CSVDelimiter', why: 'what is read is JSONL, and no CSV' }, help: 'remove "CSVDelimiter", or set "InputType" to "CSV"' },
      { say: 'unused', at: at('CSVHeaderLocation'), facts: { name: 'A', field: 'CSVHeaderLocation', why: 'what is read is JSONL, and no CSV' } },
    ],
    'a pointer into CSV': [reader('getObject', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', ItemsPointer: '/a' }), { say: 'unused', at: at('ItemsPointer'), facts: { name: 'A', field: 'ItemsPointer', why: 'what is read is CSV, and no JSON' }, help: 'remove "ItemsPointer", or set "InputType" to "JSON"' }],
    'a type of objects that are not read': [reader('listObjectsV2', { InputType: 'JSON' }), { say: 'unused', at: at('InputType'), facts: { name: 'A', field: 'InputType', why: '"s3:listObjectsV2" lists objects, and does not read them' }, help: 'remove "InputType", or add "Transformation": "LOAD_AND_FLATTEN" to read what is in them' }],
    'one object that is flattened': [reader('getObject', { InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' }), { say: 'unused', at: at('Transformation'), facts: { name: 'A', field: 'Transformation', why: 'one object is read, and none are listed' }, help: 'remove "Transformation", or read with "arn:aws:states:::s3:listObjectsV2"' }],
    'a type beside an inventory': [reader('getObject', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', ManifestType: 'S3_INVENTORY' }), { say: 'unused', at: at('InputType'), facts: { name: 'A', field: 'InputType', why: 'an inventory of S3 says itself what it is written in' }, help: 'remove "InputType", or set "ManifestType" to "ATHENA_DATA" if the objects are data that Athena wrote' }],
  },
})
