import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { malformedJsonata } from './malformed-jsonata.js'

const pass = (output: string) => machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: output } } })
const said = (reason: string, help: string, field = 'Output') => ({ say: 'malformed', at: `/States/A/${field}` as const, facts: { field: field.split('/')[0] ?? '', state: 'A', reason, help }, help })
const joined = 'put an operator before it: "&" joins texts, "+" adds numbers, "." goes into an object'

testRule(malformedJsonata, {
  silent: {
    'an expression over several lines': pass('{%\n  $states.input\n%}'),
    'one that a placeholder stands in': pass('{% ${Expression} %}'),
    'the same in JSONPath, where it is text': machine({ A: { Type: 'Pass', Result: '{% 1 + %}' } }),
  },
  reports: {
    'an end too early': [pass('{% 1 + %}'), said('it ends where a value belongs', 'write a value behind "1 +"')],
    'a bracket too few': [pass('{% $sum([1, 2] %}'), said('it ends where ")" belongs', 'add ")"')],
    'two values side by side': [pass('{% $states.input.a 2 %}'), said('"2" stands where nothing may follow', joined)],
    'a variable behind a name': [pass('{% not $a %}'), said('"$a" stands where nothing may follow', joined)],
    'a text behind a text': [pass(`{% "a" 'b' %}`), said(`"'b'" stands where nothing may follow`, joined)],
    'a backquoted name behind a name': [pass('{% a `b c` %}'), said('"`b c`" stands where nothing may follow', joined)],
    'a bracket where a value belongs': [pass('{% 1 + } %}'), said('"}" stands where a value belongs', 'write a value before "}", or remove what is too much')],
    'a bracket of another kind': [pass('{% $sum([1, 2}) %}'), said('"}" stands where "]" belongs', 'write "]" instead of "}"')],
    'a bracket of another kind in a list': [pass('{% [1, 2) %}'), said('")" stands where "]" belongs', 'write "]" instead of ")"')],
    'a list that is not closed in a call': [pass('{% $sum([1, "(", 2) %}'), said('")" stands where "]" belongs', 'write "]" before ")"')],
    'a block that is not closed in a list': [pass('{% [1, (2 + 3] %}'), said('"]" stands where ")" belongs', 'write ")" before "]"')],
    'a call that is not closed in an object': [pass('{% {"a": $sum(1, 2} %}'), said('"}" stands where ")" belongs', 'write ")" before "}"')],
    'a member without a colon': [pass('{% {"a" 1} %}'), said('"1" stands where ":" belongs', 'write ":" before "1}"')],
    'a member that is computed, without one': [pass('{% {"a" $b} %}'), said('"$b" stands where ":" belongs', 'write ":" before "$b}"')],
    'a bracket that does not close before what follows': [pass('{% $sum([1, 2] + 3; 4 %}'), said('";" stands where ")" belongs', 'write ")" before "; 4"')],
    ...Object.fromEntries(
      ([['===', '='], ['!==', '!='], ['==', '='], ['<>', '!=']] as const).map(([spelling, own]) => [
        `"${spelling}" of another language`,
        [pass(`{% $states.input.a ${spelling} 'a' %}`), said(`"${spelling}" is no operator of JSONata`, `write "${own}" for "${spelling}": JSONata compares with it`)] as const,
      ]),
    ),
    'two ands': [pass("{% $a && 'a' %}"), said('"&&" is no operator of JSONata', 'write "and" for "&&": JSONata joins conditions with it')],
    'two bars': [pass("{% $a || 'a' %}"), said('"||" is no operator of JSONata', 'write "or" for "||": JSONata joins conditions with it')],
    'a value that is missing all the same': [pass('{% $states.input.a = %}'), said('it ends where a value belongs', 'write a value behind "$states.input.a ="')],
    'a text that does not end': [pass('{% "a %}'), said('a text in quotes does not end', 'close it with the quote that it begins with')],
    'a member deep in a template': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Assign: { x: [{ y: '{% 420. %}' }] } } } }),
      said('it ends where a value belongs', 'write a value behind "420."', 'Assign/x/0/y'),
    ],
  },
})
