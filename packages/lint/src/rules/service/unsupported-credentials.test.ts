import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { unsupportedCredentials } from './unsupported-credentials.js'

testRule(unsupportedCredentials, {
  silent: {
    'credentials of a function': machine({ A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:greet', Credentials: { RoleArn: 'arn:aws:iam::123456789012:role/r' } } }),
  },
  reports: {
    'an activity in another partition': [machine({ A: { Type: 'Task', Resource: 'arn:aws-cn:states:cn-north-1:123456789012:activity:a', Credentials: { 'RoleArn.$': '$.role' } } }), { say: 'activity', at: '/States/A/Credentials', facts: { name: 'A' } }],
  },
})
