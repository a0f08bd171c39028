import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { missingSdkArgument } from './missing-sdk-argument.js'

const task = (called: string, given?: { readonly [name: string]: Json }) => machine({ A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${called}`, ...(given && { Parameters: given }) } })
const jsonata = (called: string, given: Json) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${called}`, Arguments: given } } })

testRule(missingSdkArgument, {
  silent: {
    'all that is needed, computed or not': task('s3:getObject', { Bucket: 'b', 'Key.$': '$.key' }),
    'the spelling of Java': task('rds:stopDBInstance', { DbInstanceIdentifier: 'd' }),
    'an action that needs nothing': task('s3:listBuckets'),
    'a misspelt one, told of elsewhere': task('s3:getObject', { bucket: 'b', Keyy: 'k' }),
    'arguments that an expression makes': jsonata('s3:getObject', '{% $states.input %}'),
    'what is filled in at deployment': task('s3:getObject', { '${Name}': 'b' }),
    'a token that the SDK makes up': task('fis:startExperiment', { ExperimentTemplateId: 't' }),
    'an action that is not known': task('s3:getObjekt', {}),
    'an optimized integration': machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: {} } }),
    'a source in two members': task('s3:copyObject', { SourceBucket: 'a', SourceKey: 'b', DestinationBucket: 'c', DestinationKey: 'd' }),
  },
  reports: {
    'no arguments at all': [task('secretsmanager:getSecretValue'), { say: 'none', at: '/States/A', facts: { field: 'Parameters', id: 'aws-sdk:secretsmanager:getSecretValue', required: '"SecretId"' } }],
    'one of two': [jsonata('s3:getObject', { Bucket: '{% $states.input.b %}' }), { say: 'missing', at: '/States/A/Arguments', facts: { argument: 'Key', id: 'aws-sdk:s3:getObject' } }],
    'every one, in the spelling of Step Functions': [
      task('rds:createDBSnapshot', {}),
      { say: 'missing', at: '/States/A/Parameters', facts: { argument: 'DbInstanceIdentifier', id: 'aws-sdk:rds:createDBSnapshot' } },
      { say: 'missing', at: '/States/A/Parameters', facts: { argument: 'DbSnapshotIdentifier', id: 'aws-sdk:rds:createDBSnapshot' } },
    ],
    'one of a call that waits for a token': [task('sns:publish.waitForTaskToken', {}), { say: 'missing', at: '/States/A/Parameters', facts: { argument: 'Message', id: 'aws-sdk:sns:publish' } }],
  },
})
