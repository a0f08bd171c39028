import type { Json, JsonObject } from '@stepwright/asl'
import type { StackMachine } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import type { Intrinsics } from './intrinsic.js'
import { roleResources } from './role-resources.js'
import { tagList, type Resource, type Resources } from './template.js'

/** What stands round a machine in a template: its role, its logs, versions and alarms. The machine itself differs between targets. */
export function machineSurroundings(machine: StackMachine, options: StackOptions, intrinsics: Intrinsics): Resources {
  const { id, role, tags } = machine
  return {
    ...roleResources({ id: `${id}StateMachineRole`, role, policyName: 'state-machine', tags }, intrinsics),
    ...logGroup(machine, options, intrinsics),
    ...versions(machine, options),
    ...alarmResources(machine, options),
  }
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html */
export function machineResource(machine: StackMachine, definition: JsonObject, intrinsics: Intrinsics): Resource {
  const { id, name, definition: { type, tracing, encryption }, tags } = machine
  return {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      ...(name === undefined ? {} : { StateMachineName: intrinsics(name) }),
      StateMachineType: type,
      RoleArn: { 'Fn::GetAtt': [`${id}StateMachineRole`, 'Arn'] },
      ...definition,
      ...loggingProperty(machine),
      ...(tracing === undefined ? {} : { TracingConfiguration: { Enabled: tracing } }),
      ...(encryption === undefined ? {} : { EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: intrinsics(encryption.keyArn) } }),
      ...tagList(tags),
    },
  }
}

/** Where the machine writes its logs, in the spelling that SAM shares. */
export function loggingProperty({ id, logging }: StackMachine, property = 'LoggingConfiguration'): JsonObject {
  if (logging === undefined) return {}
  const group = { CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': [`${id}StateMachineLogs`, 'Arn'] } } }
  return { [property]: { Level: logging.level, IncludeExecutionData: logging.includeExecutionData ?? false, Destinations: [group] } }
}

/**
 * The name begins like those of vended logs, so that no group makes the account's resource policy longer than it may be.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 */
function logGroup({ id, name, logging, tags }: StackMachine, { logRetentionDays = 90 }: StackOptions, intrinsics: Intrinsics): Resources {
  if (logging === undefined) return {}
  const suffix = name ?? `\${AWS::StackName}-${id}`
  return {
    [`${id}StateMachineLogs`]: {
      Type: 'AWS::Logs::LogGroup',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { LogGroupName: intrinsics(`/aws/vendedlogs/states/${suffix}`), RetentionInDays: logRetentionDays, ...tagList(tags) },
    },
  }
}

/**
 * A version is never deleted with its resource: executions and callers may still hold it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-version.html
 */
function versions({ id }: StackMachine, { alias }: StackOptions): Resources {
  if (alias === undefined) return {}
  const machine = `${id}StateMachine`
  return {
    [`${machine}Version`]: {
      Type: 'AWS::StepFunctions::StateMachineVersion',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { StateMachineArn: { Ref: machine }, StateMachineRevisionId: { 'Fn::GetAtt': [machine, 'StateMachineRevisionId'] } },
    },
    [`${machine}Alias`]: {
      Type: 'AWS::StepFunctions::StateMachineAlias',
      Properties: { Name: alias, RoutingConfiguration: [{ StateMachineVersionArn: { Ref: `${machine}Version` }, Weight: 100 }] },
    },
  }
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
function alarmResources({ id }: StackMachine, { alarms }: StackOptions): Resources {
  if (alarms === undefined) return {}
  return Object.fromEntries(
    ['ExecutionsFailed', 'ExecutionsTimedOut'].map((MetricName) => [
      `${id}${MetricName}Alarm`,
      {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          Namespace: 'AWS/States',
          MetricName,
          Dimensions: [{ Name: 'StateMachineArn', Value: { Ref: `${id}StateMachine` } as Json }],
          Statistic: 'Sum',
          Period: 300,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          TreatMissingData: 'notBreaching',
          ...(alarms.topicArn === undefined ? {} : { AlarmActions: [alarms.topicArn] }),
        },
      },
    ]),
  )
}
