import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (value: string) => machine({ A: { Type: 'Pass', Parameters: { 'a.$': value } } })
const at = '/States/A/Parameters/a.$'

import { failingArgument } from './failing-argument.js'

testRule(failingArgument, {
  silent: { 'as many values as places': pass("States.Format('{} and {}', $.a, $.b)"), 'an escaped place': pass("States.Format('\\{\\}')"), 'a template from the input': pass('States.Format($.t, 1)') },
  reports: {
    'more places than values': [pass("States.Format('{} {}', $.a)"), { say: 'failing', at, facts: { state: 'A', reason: 'the template of "States.Format" has "{}" 2 times, and one value follows', help: '' } }],
  },
})
