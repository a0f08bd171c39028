import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unsupportedPath } from './unsupported-path.js'

const pass = (path: string | null) => machine({ A: { Type: 'Pass', ResultPath: path } })

testRule(unsupportedPath, {
  silent: {
    'names and indexes': pass("$.a['b c'][0].d"),
    'all of it, and nothing': pass('$'),
    null: pass(null),
    'a wildcard where paths may select': machine({ A: { Type: 'Pass', OutputPath: '$.a[*]' } }),
    'a variable that is read': machine({ W: { Type: 'Wait', SecondsPath: '$pause' } }),
  },
  reports: {
    'a wildcard': [pass('$.a[*]'), { say: 'several', at: '/States/A/ResultPath', facts: { field: 'ResultPath', state: 'A', text: '$.a[*]' } }],
    'a variable': [pass('$foo'), { say: 'root', at: '/States/A/ResultPath', facts: { state: 'A', text: '$foo', what: 'a variable' } }],
    'a descent in a catcher': [
      machine({
        T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$..e', Next: 'E' }] },
        E: { Type: 'Succeed' },
      }),
      { say: 'several', at: '/States/T/Catch/0/ResultPath', facts: { field: 'ResultPath', state: 'T', text: '$..e' } },
    ],
    'a filter in SecondsPath': [
      machine({ W: { Type: 'Wait', SecondsPath: '$.a[?(@.b)]' } }),
      { say: 'several', at: '/States/W/SecondsPath', facts: { field: 'SecondsPath', state: 'W', text: '$.a[?(@.b)]' } },
    ],
  },
})
