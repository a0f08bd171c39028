import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unknownIntegration } from './unknown-integration.js'

const task = (resource: string) => machine({ A: { Type: 'Task', Resource: resource } })

testRule(unknownIntegration, {
  silent: {
    'a partition that the deployment puts in': task('arn:${AWS::Partition}:states:::lambda:invoke'),
    'an integration that the deployment puts in': task('arn:aws:states:::${Integration}'),
    'a service that nobody knows': task('arn:aws:states:::quantum:entangle'),
  },
  reports: {
    'an action that is misspelt': [task('arn:aws:states:::sqs:sendMesage'), { say: 'action', at: '/States/A/Resource', facts: { id: 'sqs:sendMesage' } }],
    'a service that is misspelt': [task('arn:aws:states:::lamda:invoke'), { say: 'service', at: '/States/A/Resource', facts: { id: 'lamda:invoke', near: 'lambda:invoke' } }],
  },
})
