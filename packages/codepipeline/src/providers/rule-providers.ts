import type { ProviderCall, ProviderUse } from './provider.js'

const project = 'arn:${Partition}:codebuild:${Region}:${Account}:project/${ProjectName}'
const logs = 'arn:${Partition}:logs:${Region}:${Account}:log-group:/aws/codepipeline/${Pipeline}'
/** The pages of CodeBuild and Commands have a section about the role, and these have none. */
const noPermissions = 'the page of the rule names no permissions'
const lambda = 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}'

/**
 * The rules of conditions: what each is set up with, and what the pipeline's role calls for it. Each row's `docs` is the page that says it.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference.html
 */
export const ruleProviders = {
  CloudWatchAlarm: {
    // pages disagree on whether AlarmStates may be left out; with it, all of them agree
    settings: { AlarmName: { required: true }, AlarmStates: { required: true, values: ['ALARM', 'OK', 'INSUFFICIENT_DATA'] }, WaitTime: {} },
    // composite alarms are answered only to those who may describe all
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
    calls: [{ purpose: 'CloudWatchAlarmRule', actions: ['cloudwatch:DescribeAlarms'], resources: ['*'], uncertain: noPermissions }],
    uses: [{ kind: 'alarm', named: 'AlarmName', arn: 'arn:${Partition}:cloudwatch:${Region}:${Account}:alarm:${AlarmName}' }],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CloudWatchAlarm.html',
  },
  CodeBuild: {
    settings: { ProjectName: { required: true }, PrimarySource: {}, EnvironmentVariables: {} },
    calls: [{ purpose: 'CodeBuildRule', actions: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild'], resources: [project] }],
    uses: [{ kind: 'project', named: 'ProjectName', arn: project, note: 'its source and its artifacts are of type CODEPIPELINE' }],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CodeBuild.html',
  },
  Commands: {
    settings: {},
    calls: [
      { purpose: 'CommandsRule', actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logs, `${logs}:*`] },
      { purpose: 'CommandsRuleRead', actions: ['logs:GetLogEvents'], resources: [`${logs}:*`] },
    ],
    uses: [],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-Commands.html',
  },
  DeploymentWindow: {
    settings: { Cron: { required: true }, TimeZone: {} },
    calls: [],
    uses: [],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html',
  },
  LambdaInvoke: {
    settings: { FunctionName: { required: true }, UserParameters: {} },
    calls: [
      { purpose: 'LambdaInvokeRule', actions: ['lambda:InvokeFunction'], resources: [lambda], uncertain: noPermissions },
      { purpose: 'LambdaInvokeRuleAccount', actions: ['lambda:ListFunctions'], resources: ['*'], uncertain: noPermissions },
    ],
    uses: [{ kind: 'function', named: 'FunctionName', arn: lambda }],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-LambdaInvoke.html',
  },
  VariableCheck: {
    settings: { Variable: { required: true }, Value: { required: true }, Operator: { required: true, values: ['EQ', 'NE', 'CONTAINS', 'MATCHES'] } },
    calls: [],
    uses: [],
    docs: 'https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html',
  },
} as const satisfies RuleProviders

/** Rules by provider. */
export interface RuleProviders {
  readonly [provider: string]: RuleProvider
}

/** What a rule of one kind is set up with, calls and uses. */
export interface RuleProvider {
  /** By name. */
  readonly settings: { readonly [key: string]: RuleSetting }
  /** What the pipeline's role calls for it. */
  readonly calls: readonly ProviderCall[]
  /** Things it uses that must exist before. */
  readonly uses: readonly ProviderUse[]
  /** The page that says all this. */
  readonly docs: string
}

/** One key of a rule's configuration; `values` are those that it, or each of its items, may have. */
interface RuleSetting {
  readonly required?: boolean
  readonly values?: readonly string[]
}

/** The row of a rule; none for a provider that we do not know. */
export function ruleProviderOf(name: string): RuleProvider | undefined {
  const known: RuleProviders = ruleProviders
  return Object.hasOwn(known, name) ? known[name] : undefined
}
