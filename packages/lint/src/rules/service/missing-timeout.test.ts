import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { missingTimeout } from './missing-timeout.js'

testRule(missingTimeout, {
  silent: {
    'a plain call': machine({ A: { Type: 'Task', Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:greet' } }),
    'a timeout from the input': machine({ A: { Type: 'Task', Resource: 'arn:aws:states:eu-west-1:123456789012:activity:a', TimeoutSecondsPath: '$.t' } }),
  },
  reports: {
    'a job without a timeout': [machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::codebuild:startBuild.sync' } }), { say: 'endless', at: '/States/A', facts: { name: 'A' } }],
  },
})
