import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { deprecatedField } from './deprecated-field.js'

const inner = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }

testRule(deprecatedField, {
  silent: {
    'the new names': machine({ M: { Type: 'Map', ItemSelector: {}, ItemProcessor: inner } }),
    'Parameters of a Task': machine({ A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:greet', Parameters: {} } }),
  },
  reports: {
    'both old names': [machine({ M: { Type: 'Map', Parameters: {}, Iterator: inner } }), { say: 'old', at: '/States/M/Parameters', facts: { name: 'M', field: 'Parameters', now: 'ItemSelector' } }, { say: 'old', at: '/States/M/Iterator', facts: { name: 'M', field: 'Iterator', now: 'ItemProcessor' } }],
  },
})
