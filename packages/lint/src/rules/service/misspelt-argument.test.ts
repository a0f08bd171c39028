import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { misspeltArgument } from './misspelt-argument.js'

const run = (given: { readonly [name: string]: Json }) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: given } })
const sdk = (called: string, given: { readonly [name: string]: Json }) => machine({ A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${called}`, Parameters: given } })

const processor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'I', States: { I: { Type: 'Succeed' } } }
const written = (given: { readonly [name: string]: Json }) => machine({ A: { Type: 'Map', ItemProcessor: processor, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: given } } })
const read = (given: { readonly [name: string]: Json }) => machine({ A: { Type: 'Map', ItemProcessor: processor, ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: given } } })

testRule(misspeltArgument, {
  silent: {
    'either spelling of an abbreviation': run({ TaskDefinition: 't', EnableEcsManagedTags: true, EnableECSManagedTags: true }),
    'a required one, which is missing': run({ taskDefinition: 't' }),
    'a slip of the keys in an action of an SDK, once the data is old': { text: sdk('s3:getObject', { Bukcet: 'b', Key: 'k' }), today: '2031-03-01' },
    'one that differs by more, and may be new': { text: sdk('sesv2:sendEmail', { Content: {}, ConfigurationOverrides: {} }), today: '2026-03-01' },
    'a slip of one that is given as well': { text: sdk('sesv2:sendEmail', { Contnet: {}, Content: {} }), today: '2026-03-01' },
    'one of a reader of items that differs by more': read({ Bucket: 'b', Key: 'k', VersionTag: 'v' }),
    'another word': run({ TaskDefinition: 't', Foo: 1 }),
  },
  reports: {
    'a member in the spelling of the API': [
      run({ TaskDefinition: 't', NetworkConfiguration: { awsvpcConfiguration: { Subnets: [] } } }),
      { say: 'capitals', at: '/States/A/Parameters/NetworkConfiguration/awsvpcConfiguration', facts: { argument: 'awsvpcConfiguration', id: 'ecs:runTask', near: 'AwsvpcConfiguration' } },
    ],
    'an argument of an action of an SDK in the spelling of its API': [
      { text: sdk('codepipeline:startPipelineExecution', { name: 'p' }), today: '2031-03-01' },
      { say: 'capitals', at: '/States/A/Parameters/name', facts: { argument: 'name', id: 'aws-sdk:codepipeline:startPipelineExecution', near: 'Name' } },
    ],
    'a slip of the keys in an action of an SDK, or in what stands in it': [
      { text: sdk('sesv2:sendEmail', { EmialTags: [], Content: { Simple: { Boyd: {} } } }), today: '2026-03-01' },
      { say: 'slip', at: '/States/A/Parameters/Content/Simple/Boyd', facts: { argument: 'Boyd', id: 'aws-sdk:sesv2:sendEmail', near: 'Body' } },
      { say: 'slip', at: '/States/A/Parameters/EmialTags', facts: { argument: 'EmialTags', id: 'aws-sdk:sesv2:sendEmail', near: 'EmailTags' } },
    ],
    'a name that begins with several capitals, in small letters': [
      sdk('rds:stopDBInstance', { dbInstanceIdentifier: 'd' }),
      { say: 'capitals', at: '/States/A/Parameters/dbInstanceIdentifier', facts: { argument: 'dbInstanceIdentifier', id: 'aws-sdk:rds:stopDBInstance', near: 'DbInstanceIdentifier' } },
    ],
    'where results are written to': [
      written({ 'bucket.$': '$.b', Perfix: 'p' }),
      { say: 'slip', at: '/States/A/ResultWriter/Parameters/Perfix', facts: { argument: 'Perfix', id: 's3:putObject', near: 'Prefix' } },
      { say: 'capitals', at: '/States/A/ResultWriter/Parameters/bucket.$', facts: { argument: 'bucket', id: 's3:putObject', near: 'Bucket' } },
    ],
    'a computed argument': [run({ TaskDefinition: 't', 'cluster.$': '$.c' }), { say: 'capitals', at: '/States/A/Parameters/cluster.$', facts: { argument: 'cluster', id: 'ecs:runTask', near: 'Cluster' } }],
  },
})
