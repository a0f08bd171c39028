import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'

import { unsupportedContext } from './unsupported-context.js'

const pass = (path: string) => machine({ A: { Type: 'Pass', Parameters: { 'a.$': path } } })

testRule(unsupportedContext, {
  silent: {
    'the execution': pass('$$.Execution.Input.id'),
    'all of it': pass('$$'),
    'the item, in a branch inside a Map': machine({
      M: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'P',
          States: { P: { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', InputPath: '$$.Map.Item.Value', End: true } } }], End: true } },
        },
      },
    }),
    'the item, in the ItemSelector': machine({
      M: { Type: 'Map', ItemSelector: { 'v.$': '$$.Map.Item.Value' }, ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } } },
    }),
  },
  reports: {
    'a misspelt field': [pass('$$.Executon.Id'), { say: 'unknown', at: '/States/A/Parameters/a.$', facts: { name: 'Executon', near: 'Execution' } }],
    'the item, outside of any Map': [pass('$$.Map.Item.Value'), { say: 'map', at: '/States/A/Parameters/a.$', facts: { state: 'A' } }],
    'the token, in JSONata': [
      machine({ QueryLanguage: 'JSONata', States: { A: { Type: 'Pass', Output: '{% $states.context.Task.Token %}' } } }),
      { say: 'task', at: '/States/A/Output', facts: { state: 'A', kind: 'Pass' } },
    ],
  },
})
