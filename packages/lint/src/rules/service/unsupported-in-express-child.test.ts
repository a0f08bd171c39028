import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unsupportedInExpressChild } from './unsupported-in-express-child.js'

const map = (type: string, resource: string) =>
  machine({ M: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type }, StartAt: 'A', States: { A: { Type: 'Task', Resource: resource, End: true } } } } })

testRule(unsupportedInExpressChild, {
  silent: {
    'a plain call': map('EXPRESS', 'arn:aws:states:::codebuild:startBuild'),
    'STANDARD children': map('STANDARD', 'arn:aws:states:::codebuild:startBuild.sync'),
  },
  reports: {
    'an activity': [map('EXPRESS', 'arn:aws:states:eu-west-1:123456789012:activity:a'), { say: 'refused', at: '/States/M/ItemProcessor/States/A/Resource', facts: { name: 'A', what: 'use an activity', map: 'M' } }],
  },
})
