import type { ChoiceRule, Comparison, Json } from '@stepwright/asl'
import { bare } from './bare.js'

/** The test of a choice rule as a person reads it. */
export function conditionText(rule: ChoiceRule): string {
  return 'comparison' in rule ? comparisonText(rule.comparison) : bare(rule.condition)
}

function comparisonText(comparison: Comparison): string {
  if ('and' in comparison) return comparison.and.map(comparisonText).join(' and ')
  if ('or' in comparison) return comparison.or.map(comparisonText).join(' or ')
  if ('not' in comparison) return `not (${comparisonText(comparison.not)})`
  return `${comparison.variable} ${comparison.operator} ${JSON.stringify(comparison.value satisfies Json)}`
}
