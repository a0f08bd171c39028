import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unsupportedPattern } from './unsupported-pattern.js'

const task = (resource: string) => machine({ A: { Type: 'Task', Resource: resource } })

testRule(unsupportedPattern, {
  silent: {
    'a way that it has': task('arn:aws:states:::codebuild:startBuild.sync'),
    'an integration that is not known': task('arn:aws:states:::quantum:entangle.sync'),
    'a token for an action of an SDK': task('arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken'),
  },
  reports: {
    'a token that nobody can take': [task('arn:aws:states:::dynamodb:getItem.waitForTaskToken'), { say: 'optimized', at: '/States/A/Resource', facts: { id: 'dynamodb:getItem', suffix: '.waitForTaskToken', has: '' } }],
    'a second version that there is not': [task('arn:aws:states:::glue:startJobRun.sync:2'), { say: 'optimized', at: '/States/A/Resource', facts: { id: 'glue:startJobRun', suffix: '.sync:2', has: '' } }],
    'a job of an SDK': [task('arn:aws:states:::aws-sdk:glue:startJobRun.sync'), { say: 'sdk', at: '/States/A/Resource', facts: { suffix: '.sync' } }],
  },
})
