import type { ForeignPolicy, ForeignStatement } from '../evaluate/foreign-policy.js'
import type { PolicyText, PolicyTexts, StatementText } from './statement-text.js'

/** A policy as it was written, for the evaluator. What a template computes stands for everything: it may be right. */
export function foreignPolicyOf({ statements }: PolicyTexts): ForeignPolicy {
  return { Statement: statements.map((statement) => statementOf(statement)) }
}

function statementOf({ effect = '', actions, isNotAction, resources, isNotResource, conditions }: StatementText): ForeignStatement {
  const Condition: Record<string, Record<string, unknown>> = {}
  for (const { operator, key, values } of conditions) Condition[operator] = { ...Condition[operator], [key]: values.map(({ text }) => text ?? '*') }
  return {
    Effect: effect,
    ...(isNotAction ? { NotAction: textsOf(actions) } : { Action: textsOf(actions) }),
    ...(isNotResource ? { NotResource: textsOf(resources) } : { Resource: textsOf(resources) }),
    ...(conditions.length > 0 ? { Condition } : {}),
  }
}

const textsOf = (texts: readonly PolicyText[]): string[] => texts.map(({ text }) => text ?? '*')
