import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { uncaughtError } from './uncaught-error.js'

const catching = (...errors: string[]) =>
  machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Catch: errors.map((error) => ({ ErrorEquals: [error], Next: 'B' })), Next: 'B' }, B: { Type: 'Succeed' } })

testRule(uncaughtError, {
  silent: {
    'a catcher of one error': catching('States.TaskFailed'),
    both: catching('States.DataLimitExceeded', 'States.ALL'),
  },
  reports: { 'a catcher of all errors': [catching('E', 'States.ALL'), { say: 'large', at: '/States/A/Catch/1/ErrorEquals/0', facts: { name: 'A' } }] },
})
