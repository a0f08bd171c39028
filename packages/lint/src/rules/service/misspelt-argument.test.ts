import type { Json } from '@stepwright/asl'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { misspeltArgument } from './misspelt-argument.js'

const run = (given: { readonly [name: string]: Json }) => machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: given } })

testRule(misspeltArgument, {
  silent: {
    'either spelling of an abbreviation': run({ TaskDefinition: 't', EnableEcsManagedTags: true, EnableECSManagedTags: true }),
    'a required one, which is missing': run({ taskDefinition: 't' }),
    'another word': run({ TaskDefinition: 't', Foo: 1 }),
  },
  reports: {
    'a member in the spelling of the API': [
      run({ TaskDefinition: 't', NetworkConfiguration: { awsvpcConfiguration: { Subnets: [] } } }),
      { say: 'capitals', at: '/States/A/Parameters/NetworkConfiguration/awsvpcConfiguration', facts: { argument: 'awsvpcConfiguration', id: 'ecs:runTask', near: 'AwsvpcConfiguration' } },
    ],
    'a computed argument': [run({ TaskDefinition: 't', 'cluster.$': '$.c' }), { say: 'capitals', at: '/States/A/Parameters/cluster.$', facts: { argument: 'cluster', id: 'ecs:runTask', near: 'Cluster' } }],
  },
})
