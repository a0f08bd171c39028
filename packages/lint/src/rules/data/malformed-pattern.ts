import { child, type Comparison, type Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds backslashes in StringMatches that escape nothing. */
export const malformedPattern = defineRule({
  code: 'data/malformed-pattern',
  summary: 'Patterns of StringMatches escape what they may escape.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#choice-state',

  wordings: {
    escape: (facts: { pattern: string; escape: string }) => ({
      message: `the pattern "${facts.pattern}" has "${facts.escape}" in it, which is no escape`,
      help: 'write \\* for a star and \\\\ for a backslash, each backslash twice in JSON',
    }),
  },

  check: (context) => ({
    ChoiceRule(rule) {
      if (!('comparison' in rule)) return
      for (const { at, pattern } of patternsIn(rule.comparison, rule.pointer)) {
        const escape = /^(?:[^\\]|\\[*\\])*(\\(?:[^*\\]|$))/s.exec(pattern)?.[1]
        if (escape !== undefined) context.report({ at, say: 'escape', facts: { pattern, escape } })
      }
    },
  }),
})


function patternsIn(comparison: Comparison, pointer: Pointer): readonly { readonly at: Pointer; readonly pattern: string }[] {
  if ('and' in comparison) return comparison.and.flatMap((test, index) => patternsIn(test, child(pointer, 'And', index)))
  if ('or' in comparison) return comparison.or.flatMap((test, index) => patternsIn(test, child(pointer, 'Or', index)))
  if ('not' in comparison) return patternsIn(comparison.not, child(pointer, 'Not'))
  const { operator, value } = comparison
  return operator === 'StringMatches' && typeof value === 'string' ? [{ at: child(pointer, operator), pattern: value }] : []
}
