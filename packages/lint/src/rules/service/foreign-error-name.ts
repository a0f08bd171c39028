import { child, isPlaceholder, remembered, type Catcher, type Retrier, type State } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'
import type { ScopeNode } from '../../rule/place.js'
import type { TaskCall } from '../../rule/task-call.js'

/** Finds retriers and catchers that wait for errors of a service which their state does not call. */
export const foreignErrorName = defineRule({
  code: 'service/foreign-error-name',
  summary: 'Retriers and catchers name errors of the services that their state calls.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',

  wordings: {
    foreign: (facts: { error: string; called: string }) => ({
      message: facts.called === '' ? `nothing is called here that fails with "${facts.error}"` : `a call of ${facts.called} never fails with "${facts.error}"`,
      help: 'name an error of the service that is called, or "States.TaskFailed" for all of them',
      note: 'AWS takes any name, and this one never comes',
    }),
  },

  check: (context) => {
    const look = ({ errorEquals, pointer }: Retrier | Catcher, state: State | undefined): void => {
      const called = state === undefined ? undefined : servicesOf(state, context.callOf)
      if (called === undefined) return
      const foreign = errorEquals.findIndex((error) => isForeign(error, called))
      const error = errorEquals[foreign]
      // four errors of Lambda stand together mostly, and are one slip
      if (error !== undefined) context.report({ at: child(pointer, 'ErrorEquals', foreign), say: 'foreign', facts: { error, called: [...called].map((name) => `"${name}"`).join(' or ') } })
    }
    return { Retrier: (retrier, { state }) => look(retrier, state), Catcher: (catcher, { state }) => look(catcher, state) }
  },
})

/** The services whose errors a state may fail with; `undefined` where any error may come, as from a function or from who holds a task token. */
function servicesOf(state: State, callOf: (resource: string) => TaskCall): ReadonlySet<string> | undefined {
  if (state.kind === 'Task') return servicesOfCall(callOf(state.resource))
  if (state.kind !== 'Parallel' && state.kind !== 'Map') return undefined
  // what is read and written is in S3
  const found = new Set<string>(state.kind === 'Map' && (state.itemReader ?? state.resultWriter) !== undefined ? ['s3'] : [])
  const scopes = state.kind === 'Parallel' ? state.branches : [state.itemProcessor]
  // what is filled in at deployment, or is told of elsewhere, may call anything
  if (isUnread(state) || scopes.length === 0 || scopes.some((scope) => isUnread(scope) || scope.states.length === 0)) return undefined
  for (const inner of scopes.flatMap(({ states }) => states)) {
    // a Fail may give its error the name of another's
    if (inner.kind === 'Fail') return undefined
    if (inner.kind !== 'Task' && inner.kind !== 'Parallel' && inner.kind !== 'Map') continue
    const services = servicesOf(inner, callOf)
    if (services === undefined) return undefined
    for (const service of services) found.add(service)
  }
  return found
}

/** Whether something in a node could not be understood. */
const isUnread = ({ unknown = [] }: State | ScopeNode): boolean => unknown.length > 0

function servicesOfCall(call: TaskCall): ReadonlySet<string> | undefined {
  if ((call.kind !== 'optimized' && call.kind !== 'sdk') || call.suffix === '.waitForTaskToken') return undefined
  const service = call.kind === 'sdk' ? call.service : (call.id.split(':')[0] ?? '')
  // a function's own errors have any name
  return call.id === 'lambda:invoke' || call.id === 'aws-sdk:lambda:invoke' || isPlaceholder(service) ? undefined : new Set([service])
}

function isForeign(error: string, called: ReadonlySet<string>): boolean {
  const family = familyOfError(error)
  return family !== undefined && ![...called].some((service) => isRelated(familyOf(service), family))
}

/** The service that an error is named after. "States." begins the errors of Step Functions itself, which come from everywhere. */
const familyOfError = remembered((error) => {
  const [, prefix = ''] = /^([A-Za-z0-9]+)\.[A-Z]\w*$/.exec(error) ?? []
  const family = familyOf(prefix)
  return prefix !== 'States' && services.has(family) ? family : undefined
})

/** `sagemaker` and `sagemakerruntime` answer for each other. */
const isRelated = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

const familyOf = remembered((service) => {
  const plain = service.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/^(amazon|aws)/, '')
  return otherNames.get(plain) ?? plain
})

/** One service under several names: in Resources of both kinds, and before the point of its errors. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['states', 'stepfunctions'],
  ['sfn', 'stepfunctions'],
  ['events', 'eventbridge'],
  ['cloudwatchevents', 'eventbridge'],
  ['elasticmapreduce', 'emr'],
  ['gluedatabrew', 'databrew'],
  ['dynamodbv2', 'dynamodb'],
])

/** Services that machines call most. A prefix that is none of them may be a person's own. */
const services: ReadonlySet<string> = new Set([
  ...['apigateway', 'athena', 'batch', 'bedrock', 'codebuild', 'databrew', 'dynamodb', 'ecs', 'eks', 'emr', 'eventbridge', 'glue', 'lambda', 'mediaconvert'],
  ...['sagemaker', 'sns', 'sqs', 'stepfunctions', 's3', 'kms', 'ssm', 'secretsmanager', 'cloudformation', 'ec2', 'rds', 'redshiftdata', 'kinesis', 'firehose'],
  ...['textract', 'rekognition', 'comprehend', 'organizations', 'sts', 'iam', 'cloudwatchlogs', 'codepipeline'],
])
