import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { missingTaskToken } from './missing-task-token.js'

const task = (given: { readonly [name: string]: string }) =>
  machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Parameters: { FunctionName: 'f', ...given } } })

testRule(missingTaskToken, {
  silent: {
    'a token inside an intrinsic function': task({ 'Payload.$': "States.Format('{}', $$.Task.Token)" }),
    'the whole context object': task({ 'Payload.$': '$$' }),
    'a token in JSONata': machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Arguments: { FunctionName: 'f', Payload: "{% {'t': $states.context.Task.Token} %}" } } } }),
  },
  reports: {
    'the input in place of the token': [task({ 'Payload.$': '$' }), { say: 'kept', at: '/States/A/Parameters', facts: { name: 'A', token: '"TaskToken.$": "$$.Task.Token"', field: 'Parameters' } }],
  },
})
