import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { missingItemArgument } from './missing-item-argument.js'

const processor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'I', States: { I: { Type: 'Succeed' } } }
const map = (fields: { readonly [name: string]: Json }, language = 'JSONPath') => machine({ QueryLanguage: language, States: { A: { Type: 'Map', ItemProcessor: processor, ...fields, End: true } } })
const reader = (action: string, given: { readonly [name: string]: Json }) => map({ ItemReader: { Resource: `arn:aws:states:::s3:${action}`, ...given } })
const writer = (given: Json) => map({ ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: given } })

testRule(missingItemArgument, {
  silent: {
    'all that is needed, computed or not': reader('getObject', { Parameters: { 'Bucket.$': '$.bucket', Key: 'k' } }),
    'a list of a whole bucket': reader('listObjectsV2', { Parameters: { Bucket: 'b' } }),
    'what is filled in at deployment': reader('getObject', { Parameters: { '${Where}': 'b' } }),
    'what an expression makes': map({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Arguments: '{% $states.input %}' } }, 'JSONata'),
    'a misspelt one, told of elsewhere': reader('getObject', { Parameters: { bucket: 'b', Kye: 'k' } }),
    'what a Map that is not distributed has no use for': machine({ A: { Type: 'Map', ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Succeed' } } }, ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN' } } } }),
    'results without a prefix': writer({ Bucket: 'b' }),
    'another Resource, told of elsewhere': reader('getBucket', { Parameters: {} }),
  },
  reports: {
    'a reader without parameters': [
      reader('getObject', {}),
      { say: 'missing', at: '/States/A/ItemReader', facts: { argument: 'Bucket', id: 's3:getObject', field: 'Parameters' } },
      { say: 'missing', at: '/States/A/ItemReader', facts: { argument: 'Key', id: 's3:getObject', field: 'Parameters' } },
    ],
    'a reader without the key': [
      map({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Arguments: { Bucket: '{% $states.input.b %}' } } }, 'JSONata'),
      { say: 'missing', at: '/States/A/ItemReader/Arguments', facts: { argument: 'Key', id: 's3:getObject', field: 'Arguments' } },
    ],
    'objects to load, of no type': [
      map({ ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', ReaderConfig: { Transformation: 'LOAD_AND_FLATTEN' }, Parameters: { Bucket: 'b' } } }),
      { say: 'untyped', at: '/States/A/ItemReader/ReaderConfig' },
    ],
    'a list of no bucket': [reader('listObjectsV2', { Parameters: { Prefix: 'p' } }), { say: 'missing', at: '/States/A/ItemReader/Parameters', facts: { argument: 'Bucket', id: 's3:listObjectsV2', field: 'Parameters' } }],
    'a writer to no bucket, beside a reader whose bucket is misspelt': [
      map({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { bucket: 'b', Key: 'k' } }, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Prefix: 'p' } } }),
      { say: 'missing', at: '/States/A/ResultWriter/Parameters', facts: { argument: 'Bucket', id: 's3:putObject', field: 'Parameters' } },
    ],
    'a reader of a Map whose mode is filled in at deployment': [
      machine({ A: { Type: 'Map', ItemProcessor: { ...processor, ProcessorConfig: { Mode: '${Mode}' } }, ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b' } } } }),
      { say: 'missing', at: '/States/A/ItemReader/Parameters', facts: { argument: 'Key', id: 's3:getObject', field: 'Parameters' } },
    ],
    'a writer to no bucket': [writer({ Prefix: 'p' }), { say: 'missing', at: '/States/A/ResultWriter/Parameters', facts: { argument: 'Bucket', id: 's3:putObject', field: 'Parameters' } }],
  },
})
