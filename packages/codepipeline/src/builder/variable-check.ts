import type { Condition, ConditionResult } from '../model/declaration.js'

/** What a variable is compared with. */
export interface VariableCheck {
  /** Such as `p.variable('STAGE')`, or `build.variables.RESULT`. */
  readonly variable: string
  readonly operator: 'EQ' | 'NE' | 'CONTAINS' | 'MATCHES'
  readonly value: string
}

/**
 * A condition of a stage that looks at a variable, and says what happens where the check does not hold. Conditions want a pipeline of type V2.
 *
 * @example
 * p.stage('Release', { beforeEntry: { conditions: [variableCheck('Ready', { variable: build.variables.READY, operator: 'EQ', value: 'yes' }, 'SKIP')] } })
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html
 */
export function variableCheck(name: string, { variable, operator, value }: VariableCheck, result: ConditionResult): Condition {
  const ruleTypeId = { category: 'Rule', owner: 'AWS', provider: 'VariableCheck', version: '1' } as const
  return { result, rules: [{ name, ruleTypeId, configuration: { Variable: variable, Operator: operator, Value: value } }] }
}
