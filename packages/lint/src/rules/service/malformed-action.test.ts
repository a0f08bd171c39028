import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { malformedAction } from './malformed-action.js'

const task = (resource: string) => machine({ A: { Type: 'Task', Resource: resource } })

testRule(malformedAction, {
  silent: {
    'the right spelling': task('arn:aws:states:::aws-sdk:cloudwatchlogs:putLogEvents'),
    'a placeholder': task('arn:aws:states:::aws-sdk:s3:${Action}'),
  },
  reports: {
    'a service with a dash': [task('arn:aws:states:::aws-sdk:cloudwatch-logs:PutLogEvents'), { say: 'service', at: '/States/A/Resource', facts: { service: 'cloudwatch-logs', right: 'cloudwatchlogs' } }],
  },
})
