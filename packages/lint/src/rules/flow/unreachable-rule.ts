import { isJsonataString, jsonataBody, type ChoiceRule, type Comparison, type Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds choice rules that never match, because a rule before them matches whenever they would. */
export const unreachableRule = defineRule({
  code: 'flow/unreachable-rule',
  summary: 'Each choice rule can match when none before it does.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',

  wordings: {
    always: (facts: { state: string; rule: number; earlier: number }) => ({
      message: `rule ${facts.rule} of state "${facts.state}" is never tried: rule ${facts.earlier} always matches`,
      help: `move rule ${facts.earlier} to the end, or use "Default"`,
    }),
    same: (facts: { state: string; rule: number; earlier: number }) => ({
      message: `rule ${facts.rule} of state "${facts.state}" never matches: rule ${facts.earlier} has the same test`,
      help: 'change or remove one of them',
    }),
    narrower: (facts: { state: string; rule: number; earlier: number }) => ({
      message: `rule ${facts.rule} of state "${facts.state}" never matches: rule ${facts.earlier} matches whenever it would`,
      help: `put rule ${facts.rule} before rule ${facts.earlier}`,
    }),
  },

  check: (context) => ({
    Choice({ name: state, choices }) {
      if (choices.length < 2) return
      const earlier = new Map<string, { readonly rule: number; readonly pointer: Pointer }>()
      for (const [index, rule] of choices.entries()) {
        const { terms, always } = testsOf(rule)
        const whole = terms.join(' and ')
        const hidden = earlier.get('true') ?? earlier.get(whole) ?? terms.map((term) => earlier.get(term)).find((found) => found !== undefined)
        if (hidden !== undefined) {
          const say = earlier.has('true') ? 'always' : earlier.has(whole) ? 'same' : 'narrower'
          const related = [{ at: hidden.pointer, message: `rule ${hidden.rule} is here` }]
          context.report({ at: rule.pointer, say, facts: { state, rule: index + 1, earlier: hidden.rule }, related })
        }
        const key = always ? 'true' : whole
        if (whole !== '' && !earlier.has(key)) earlier.set(key, { rule: index + 1, pointer: rule.pointer })
      }
    },
  }),
})

/** The tests that must all hold, as sorted text; of a rule that could not be read, none. */
function testsOf(rule: ChoiceRule): { readonly terms: readonly string[]; readonly always: boolean } {
  if ('comparison' in rule) {
    const { comparison } = rule
    const terms = 'and' in comparison ? [...new Set(comparison.and.map(textOf))].sort() : [textOf(comparison)]
    return { terms: terms.includes('') ? [] : terms, always: false }
  }
  const { condition } = rule
  const text = isJsonataString(condition) ? jsonataBody(condition).trim() : condition === true ? 'true' : ''
  return { terms: text === '' ? [] : [text], always: text === 'true' }
}

function textOf(comparison: Comparison): string {
  if ('and' in comparison) return `(${comparison.and.map(textOf).sort().join(' and ')})`
  if ('or' in comparison) return `(${comparison.or.map(textOf).sort().join(' or ')})`
  if ('not' in comparison) return `not ${textOf(comparison.not)}`
  const { variable, operator, value } = comparison
  return variable === '' || operator === '' ? '' : `${variable} ${operator} ${JSON.stringify(value)}`
}
