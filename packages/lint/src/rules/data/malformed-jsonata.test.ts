import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })

import { malformedJsonata } from './malformed-jsonata.js'

testRule(malformedJsonata, {
  silent: {
    'an expression over several lines': pass('{%\n  $states.input\n%}'),
    'one that a placeholder stands in': pass('{% ${Expression} %}'),
    'the same in JSONPath, where it is text': machine({ A: { Type: 'Pass', Result: '{% 1 + %}' } }),
  },
  reports: {
    'an end too early': [pass('{% 1 + %}'), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: 'it ends where a value belongs', help: '' } }],
    'a bracket too few': [pass('{% $sum([1, 2] %}'), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: 'it ends where ")" belongs', help: '' } }],
    'two values side by side': [pass("{% $states.input.a 2 %}"), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: '"2" stands where nothing may follow', help: '' } }],
    'a bracket where a value belongs': [pass('{% 1 + } %}'), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: '"}" stands where a value belongs', help: '' } }],
    'a bracket of another kind': [pass('{% $sum([1, 2}) %}'), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: '"}" stands where "]" belongs', help: '' } }],
    ...Object.fromEntries(
      (['===', '!==', '==', '<>', '&&', '||'] as const).map((spelling) => [
        `"${spelling}" of another language`,
        [pass(`{% $states.input.a ${spelling} 'a' %}`), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: `"${spelling}" is no operator of JSONata`, help: '' } }] as const,
      ]),
    ),
    'a value that is missing all the same': [pass('{% $states.input.a = %}'), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: 'it ends where a value belongs', help: '' } }],
    'a text that does not end': [pass('{% "a %}'), { say: 'malformed', at: '/States/A/Output', facts: { field: 'Output', state: 'A', reason: 'a text in quotes does not end', help: '' } }],
    'a member deep in a template': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Assign: { x: [{ y: '{% 420. %}' }] } } } }),
      { say: 'malformed', at: '/States/A/Assign/x/0/y', facts: { field: 'Assign', state: 'A', reason: 'it ends where a value belongs', help: '' } },
    ],
  },
})
