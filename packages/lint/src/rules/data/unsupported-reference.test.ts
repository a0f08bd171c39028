import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { unsupportedReference } from './unsupported-reference.js'

testRule(unsupportedReference, {
  silent: {
    'names and $ in a filter, which look at the items': pass("{% $states.input.list[kind = 'x' and $.n > 1] %}"),
    'names behind a path, and keys of an object': pass('{% $states.input.{ "a": b, "c": $.d } %}'),
    '$ in a function that is mapped': pass('{% $states.input.list.($ * 2) %}'),
  },
  reports: {
    'a bare name': [pass('{% phone %}'), { say: 'bare', at: '/States/A/Output', facts: { name: 'phone', written: 'phone', variable: false } }],
    'a path of JSONPath': [pass('{% $.phone.home %}'), { say: 'bare', at: '/States/A/Output', facts: { name: 'phone', written: '$.phone', variable: false } }],
    'a variable without its dollar sign': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Assign: { phone: 1 }, Next: 'B' }, B: { Type: 'Pass', Output: { v: '{% phone %}' } } } }),
      { say: 'bare', at: '/States/B/Output/v', facts: { name: 'phone', written: 'phone', variable: true } },
    ],
    'the root': [pass('{% $$.Execution.Id %}'), { say: 'root', at: '/States/A/Output' }],
    'the whole of nothing': [pass('{% $ %}'), { say: 'context', at: '/States/A/Output' }],
  },
})
