import { sdkActionsDate } from '@stepwright/services/sdk'
import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unknownAction } from './unknown-action.js'

const task = (call: string) => machine({ A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${call}` } })

testRule(unknownAction, {
  silent: {
    'an operation that is no IAM action': task('bedrockruntime:converse'),
    'an action that exists': task('dynamodb:query'),
    'a plain slip, which is another rule': task('s3:getObjekt'),
  },
  reports: {
    'an action of tomorrow': [task('s3:getObjectV3'), { say: 'action', at: '/States/A/Resource', facts: { service: 's3', action: 'getObjectV3', date: sdkActionsDate } }],
    'a plain slip, when our data is too old to be sure': [{ text: task('s3:getObjekt'), today: '2036-01-01' }, { say: 'action', at: '/States/A/Resource', facts: { service: 's3', action: 'getObjekt', near: 'getObject', date: sdkActionsDate } }],
    'one that differs from another by several letters': [task('sqs:stopMessageMoveTask'), { say: 'action', at: '/States/A/Resource', facts: { service: 'sqs', action: 'stopMessageMoveTask', near: 'startMessageMoveTask', date: sdkActionsDate } }],
    'a service of tomorrow': [task('teleport:beam'), { say: 'service', at: '/States/A/Resource', facts: { service: 'teleport', date: sdkActionsDate } }],
  },
})
