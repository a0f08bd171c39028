/** What a rule of a condition is set up with, by its provider. @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference.html */
export const ruleProviders = {
  CloudWatchAlarm: { AlarmName: { required: true }, AlarmStates: { required: true, values: ['ALARM', 'OK', 'INSUFFICIENT_DATA'] }, WaitTime: {} },
  CodeBuild: { ProjectName: { required: true }, PrimarySource: {}, EnvironmentVariables: {} },
  Commands: {},
  DeploymentWindow: { Cron: { required: true }, TimeZone: {} },
  LambdaInvoke: { FunctionName: { required: true }, UserParameters: {} },
  VariableCheck: { Variable: { required: true }, Value: { required: true }, Operator: { required: true, values: ['EQ', 'NE', 'CONTAINS', 'MATCHES'] } },
} as const satisfies RuleProviders

/** Rules by provider, and their settings by name. */
export interface RuleProviders {
  readonly [provider: string]: { readonly [key: string]: RuleSetting }
}

/** One key of a rule's configuration; `values` are those that it, or each of its items, may have. */
interface RuleSetting {
  readonly required?: boolean
  readonly values?: readonly string[]
}
