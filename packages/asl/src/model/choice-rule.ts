import type { Json } from './json.js'
import type { NodeBase } from './node.js'

/** One entry of `Choices`. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export type ChoiceRule = ConditionRule | ComparisonRule

interface ChoiceRuleBase extends NodeBase {
  readonly kind: 'ChoiceRule'
  readonly comment?: string
  readonly assign?: Json
  readonly next: string
}

/** A rule of a JSONata state: an expression that yields true or false. */
export interface ConditionRule extends ChoiceRuleBase {
  readonly condition: Json
  readonly output?: Json
}

/** A rule of a JSONPath state: `{ Variable, StringEquals }`, or `And`, `Or`, `Not` of such. */
export interface ComparisonRule extends ChoiceRuleBase {
  readonly comparison: Comparison
}

/** The test of a JSONPath rule. */
export type Comparison =
  | (Commented & { readonly and: readonly Comparison[] })
  | (Commented & { readonly or: readonly Comparison[] })
  | (Commented & { readonly not: Comparison })
  /** What could not be understood has an empty `variable` or `operator`. */
  | (Commented & { readonly variable: string; readonly operator: string; readonly value: Json })

interface Commented {
  readonly comment?: string
}
