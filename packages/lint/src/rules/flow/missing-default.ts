import { isJsonataString, jsonataBody, type ChoiceRule, type ChoiceState, type Comparison } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds Choice states that may choose nothing. */
export const missingDefault = defineRule({
  code: 'flow/missing-default',
  summary: 'A Choice state has a Default, or rules of which one always matches.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',

  wordings: {
    missing: (facts: { name: string }) => ({
      message: `Choice state "${facts.name}" has no "Default"`,
      help: 'name in "Default" the state to go to when no rule matches, such as a Fail state that says what was unexpected',
      note: 'when no rule matches, the execution fails with States.NoChoiceMatched',
    }),
  },

  check: (context) => ({
    Choice(state) {
      if (state.default !== undefined || state.choices.length === 0 || isExhaustive(state)) return
      if (state.unknown?.some(({ name }) => name === 'Default' || name === 'Choices')) return
      context.report({ at: state.pointer, anchor: 'key', say: 'missing', facts: { name: state.name } })
    },
  }),
})

/** Whether one of the rules always matches, or two of them are a test and its opposite. */
function isExhaustive({ choices }: ChoiceState): boolean {
  const tests = new Set(choices.map(testOf))
  return tests.has('true') || [...tests].some((test) => tests.has(`not ${test}`))
}

/** A test as text, such that the opposite of `x` is `not x`. */
function testOf(rule: ChoiceRule): string {
  if ('comparison' in rule) return comparisonText(rule.comparison)
  const { condition } = rule
  const text = isJsonataString(condition) ? jsonataBody(condition).trim() : String(condition)
  const negated = /^\$not\((.*)\)$/s.exec(text)?.[1]
  return negated === undefined ? text : `not ${negated.trim()}`
}

function comparisonText(comparison: Comparison): string {
  if ('and' in comparison) return `(${comparison.and.map(comparisonText).sort().join(' and ')})`
  if ('or' in comparison) return `(${comparison.or.map(comparisonText).sort().join(' or ')})`
  if ('not' in comparison) return `not ${comparisonText(comparison.not)}`
  const { variable, operator, value } = comparison
  const opposite = value === false && (operator === 'BooleanEquals' || operator === 'IsPresent')
  return opposite ? `not ${comparisonText({ ...comparison, value: true })}` : `${variable} ${operator} ${JSON.stringify(value)}`
}
