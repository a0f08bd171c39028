import { arnAt, policyOf, type AwsPlace, type Grant, type PolicyDocument } from '@stepwright/iam'
import type { FunctionResource } from '@stepwright/workflow'

/** Where a function writes its log. */
export interface FunctionLog {
  readonly name: string
  /** Whether the function makes the log group itself. */
  readonly isMadeByFunction: boolean
}

/** What a function may do: write its own log, and what was declared. */
export function functionPolicy({ permissions }: FunctionResource, place: AwsPlace, log: FunctionLog): PolicyDocument {
  const group = `${arnAt('arn:${Partition}:logs:${Region}:${Account}:log-group:', place)}${log.name}`
  const own: Grant[] = permissions.map(({ purpose = 'Own', actions, resources, condition }) => ({
    purpose,
    actions,
    resources: resources.map((resource) => arnAt(resource, place)),
    ...(condition === undefined ? {} : { condition }),
  }))
  const grants: Grant[] = [
    // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
    { purpose: 'WriteLog', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [`${group}:*`] },
    ...(log.isMadeByFunction ? [{ purpose: 'MakeLog', actions: ['logs:CreateLogGroup'], resources: [group] }] : []),
  ]
  const policy = policyOf([...grants, ...own])
  return policy ?? { Version: '2012-10-17', Statement: [] }
}

/**
 * Lambda takes the role on for its functions. Its pages name no condition that it meets when it does so: `aws:SourceArn` is of policies on functions.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
export const functionTrust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
} as const
