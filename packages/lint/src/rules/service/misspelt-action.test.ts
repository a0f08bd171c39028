import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { misspeltAction } from './misspelt-action.js'

const task = (call: string) => machine({ A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${call}` } })

testRule(misspeltAction, {
  silent: {
    'an action that exists': task('sfn:startSyncExecution'),
    'an action that is like no other': task('s3:teleportObject'),
    'an action with a later version of its name': task('s3:getObjectV3'),
    'a slip of the keys, when our data is too old to be sure': { text: task('sqs:sendMesage'), today: '2036-01-01' },
    'an action that differs by more, and may be new': task('sqs:stopMessageMoveTask'),
    'a placeholder': task('s3:${Action}'),
  },
  reports: {
    'a slip of the keys, before a token': [task('sqs:sendMesage.waitForTaskToken'), { say: 'action', at: '/States/A/Resource', facts: { service: 'sqs', action: 'sendMesage', near: 'sendMessage' } }],
  },
})
