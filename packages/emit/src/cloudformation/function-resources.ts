import type { Json, JsonObject } from '@stepwright/asl'
import type { StackFunction } from '../deployment/stack.js'
import type { StackOptions } from '../deployment/stack-options.js'
import type { Intrinsics } from './intrinsic.js'
import { roleResources } from './role-resources.js'
import { tagList, type Resource, type Resources } from './template.js'

/** What stands round a function: its role and its log. The function itself differs between targets. */
export function functionSurroundings({ id, role, logGroup }: StackFunction, { tags, logRetentionDays = 90 }: StackOptions, intrinsics: Intrinsics): Resources {
  const resource = `${id}Function`
  return {
    ...roleResources({ id: `${resource}Role`, role, policyName: 'function', tags }, intrinsics),
    [`${resource}Logs`]: {
      Type: 'AWS::Logs::LogGroup',
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { LogGroupName: intrinsics(logGroup), RetentionInDays: logRetentionDays, ...tagList(tags) },
    },
  }
}

/**
 * A function with its code in the template, which CloudFormation writes to `index.js`: a CommonJS module.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
 */
export function functionResource(made: StackFunction, { tags }: StackOptions, intrinsics: Intrinsics): Resource {
  return { Type: 'AWS::Lambda::Function', Properties: { ...functionProperties(made, intrinsics), Code: { ZipFile: made.code }, ...tagList(tags) } }
}

/** The properties that SAM spells alike. */
export function functionProperties({ id, name, environment, resource: { runtime, memory, timeoutSeconds } }: StackFunction, intrinsics: Intrinsics): JsonObject {
  const variables: Json = intrinsics(environment)
  return {
    ...(name === undefined ? {} : { FunctionName: intrinsics(name) }),
    Runtime: runtime,
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': [`${id}FunctionRole`, 'Arn'] },
    ...(memory === undefined ? {} : { MemorySize: memory }),
    ...(timeoutSeconds === undefined ? {} : { Timeout: timeoutSeconds }),
    ...(Object.keys(environment).length === 0 ? {} : { Environment: { Variables: variables } }),
    LoggingConfig: { LogGroup: { Ref: `${id}FunctionLogs` } },
  }
}
