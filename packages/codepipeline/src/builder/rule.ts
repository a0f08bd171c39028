import type { Condition, ConditionResult, RuleDeclaration } from '../model/declaration.js'
import { ruleProviders } from '../providers/rule-providers.js'
import type { Artifact } from './artifact.js'

/** A question that a condition asks; the artifacts that it reads get their names where the stage is declared. */
export interface BuiltRule extends RuleDeclaration {
  readonly '~inputs'?: readonly Artifact[]
}

/** The provider of a rule. */
export type RuleName = keyof typeof ruleProviders

type SettingsOf<Name extends RuleName> = (typeof ruleProviders)[Name]['settings']
type RequiredOf<S> = { [K in keyof S]: S[K] extends { readonly required: true } ? K : never }[keyof S]
// a setting with known values may be a list of them, with commas
type ValueOf<S> = S extends { readonly values: readonly (infer V extends string)[] } ? V | `${V},${string}` | `#{${string}}` : string

/** The settings of a rule, by name: required ones, and known values only. */
export type RuleSettings<Name extends RuleName> = { readonly [K in RequiredOf<SettingsOf<Name>>]: ValueOf<SettingsOf<Name>[K]> } & {
  readonly [K in Exclude<keyof SettingsOf<Name>, RequiredOf<SettingsOf<Name>>>]?: ValueOf<SettingsOf<Name>[K]>
}

/** What `rule` takes besides the provider. */
export interface RuleOptions<Name extends RuleName> {
  /** The rule's own name; the provider's when left out. */
  readonly name?: string
  readonly settings: RuleSettings<Name>
  readonly inputs?: readonly Artifact[]
  /** Of Commands only. */
  readonly commands?: readonly string[]
  /** A role by ARN, which the pipeline's role takes for this rule. */
  readonly roleArn?: string
  readonly region?: string
  readonly timeoutInMinutes?: number
}

/**
 * A rule of a condition.
 *
 * @example
 * rule('CloudWatchAlarm', { settings: { AlarmName: 'errors', AlarmStates: 'ALARM' } })
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference.html
 */
export function rule<const Name extends RuleName>(provider: Name, options: RuleOptions<Name>): BuiltRule {
  const { name = provider, settings, inputs = [], commands, roleArn, region, timeoutInMinutes } = options
  const configuration: { readonly [key: string]: string } = { ...settings }
  return {
    name,
    ruleTypeId: { category: 'Rule', owner: 'AWS', provider, version: '1' },
    ...(Object.keys(configuration).length === 0 ? {} : { configuration }),
    ...(commands && { commands }),
    ...(roleArn && { roleArn }),
    ...(region && { region }),
    ...(timeoutInMinutes === undefined ? {} : { timeoutInMinutes }),
    ...(inputs.length === 0 ? {} : { '~inputs': inputs }),
  }
}

/**
 * Rules, and what the stage does when one of them does not hold.
 *
 * @example
 * p.stage('Release', { onSuccess: { conditions: [condition('ROLLBACK', rule('CloudWatchAlarm', { settings: { AlarmName: 'errors', AlarmStates: 'ALARM' } }))] } })
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
 */
export function condition(result: ConditionResult, ...rules: readonly [BuiltRule, ...BuiltRule[]]): Condition {
  return { result, rules }
}
