import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unlistedIntegration } from './unlisted-integration.js'

const task = (resource: string) => machine({ A: { Type: 'Task', Resource: resource } })

testRule(unlistedIntegration, {
  silent: {
    'what is known': task('arn:aws:states:::lambda:invoke'),
    'a misspelt service, which is another rule': task('arn:aws:states:::lamda:invoke'),
    'an action of an SDK': task('arn:aws:states:::aws-sdk:quantum:entangle'),
  },
  reports: {
    'a service that nobody knows': [task('arn:aws:states:::quantum:entangle'), { say: 'unlisted', at: '/States/A/Resource', facts: { id: 'quantum:entangle' } }],
  },
})
