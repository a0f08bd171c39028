import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { conflictingHeartbeat } from './conflicting-heartbeat.js'

const task = (facts: { readonly [field: string]: string | number }) =>
  machine({ Work: { Type: 'Task', Resource: 'arn:aws:states:eu-west-1:123456789012:activity:Work', ...facts } })

testRule(conflictingHeartbeat, {
  silent: {
    'a shorter heartbeat': task({ HeartbeatSeconds: 59, TimeoutSeconds: 60 }),
    'a heartbeat without a timeout': task({ HeartbeatSeconds: 600 }),
    'a number that the deployment puts in': task({ HeartbeatSeconds: '${Beat}', TimeoutSeconds: 60 }),
  },
  reports: {
    'two that are equal': [
      task({ HeartbeatSeconds: 60, TimeoutSeconds: 60 }),
      { say: 'late', at: '/States/Work/HeartbeatSeconds', facts: { name: 'Work', heartbeat: 60, timeout: 60 } },
    ],
  },
})
