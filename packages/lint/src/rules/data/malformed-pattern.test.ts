import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { malformedPattern } from './malformed-pattern.js'

const choice = (pattern: string) =>
  machine({ C: { Type: 'Choice', Choices: [{ Not: { Variable: '$.a', StringMatches: pattern }, Next: 'S' }], Default: 'S' }, S: { Type: 'Succeed' } })

testRule(malformedPattern, {
  silent: {
    'both escapes': choice('a\\*b\\\\c*'),
    'a backslash in another comparison': machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', StringEquals: '\\q', Next: 'S' }], Default: 'S' }, S: { Type: 'Succeed' } }),
  },
  reports: {
    'a backslash at the end, in a test inside another': [choice('a\\'), { say: 'escape', at: '/States/C/Choices/0/Not/StringMatches', facts: { pattern: 'a\\', escape: '\\' } }],
  },
})
