import type { Definition, Diagnostic } from '@stepwright/asl'
import { integrationOf, type Call } from '@stepwright/services'
import type { AwsPlace } from '../policy/aws-place.js'
import type { Grant } from '../policy/grant.js'
import { computedArguments, missingArgument, unboundedResource, unknownIntegration, unknownRole } from './findings.js'
import { resolveResource } from './resolve-resource.js'
import { areArgumentsComputed, argumentAt, credentialsRole, type TaskArguments } from './task-arguments.js'

/** What one Task needs of the machine's role. */
export interface Grants {
  readonly grants: readonly Grant[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The permissions of one Task: those of its calls, or that to take on the role which makes them. */
export function grantsOfTask(definition: Definition, call: TaskArguments, place: AwsPlace): Grants {
  const { task } = call
  if (isActivity(task.resource)) return { grants: [], diagnostics: [] }
  const found = integrationOf(task.resource)
  const named = found === undefined ? functionGrant(call) : undefined
  if (found === undefined && named === undefined) return { grants: [], diagnostics: [unknownIntegration(definition, task)] }

  const calls = found?.integration.calls[found.pattern] ?? []
  const purpose = found === undefined ? '' : titleOf(found.integration.integration)
  if (task.credentials === undefined) {
    return together([{ grants: named ?? [], diagnostics: [] }, ...grantsOfCalls(definition, calls, purpose, call, place)])
  }
  // The calls are then made with that role, except for the rule of .sync, which stays in the machine's own account.
  // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
  const own = calls.filter(({ phase }) => phase === 'events')
  return together([assumedRole(definition, call), ...grantsOfCalls(definition, own, purpose, call, place)])
}

function grantsOfCalls(definition: Definition, calls: readonly Call[], purpose: string, task: TaskArguments, place: AwsPlace): Grants[] {
  const computed = areArgumentsComputed(task)
  const unseen = computed ? calls.flatMap(({ when }) => when?.anyOf ?? []) : []
  const made = calls.filter(
    ({ when }) => when === undefined || (!computed && when.anyOf.some((member) => argumentAt(task, member).kind !== 'missing')),
  )
  return [
    ...(unseen.length === 0 ? [] : [{ grants: [], diagnostics: [computedArguments(definition, task.task, unseen)] }]),
    ...made.map((call) => grantsOfCall(definition, call, purpose, task, place)),
  ]
}

function grantsOfCall(definition: Definition, call: Call, purpose: string, task: TaskArguments, place: AwsPlace): Grants {
  const diagnostics: Diagnostic[] = []
  const resources: string[] = []
  for (const resource of call.resources) {
    const { arn, unknown } = resolveResource(resource, task, place)
    if (unknown === undefined) {
      resources.push(arn)
      continue
    }
    const { member, argument } = unknown
    if (argument.kind === 'missing') diagnostics.push(missingArgument(definition, task.task, member, argument.pointer))
    else if (call.phase === 'passRole') diagnostics.push(unknownRole(definition, task.task, member, argument.pointer))
    else {
      diagnostics.push(unboundedResource(definition, task.task, member, argument.pointer, arn))
      resources.push(arn)
    }
  }
  const condition = call.condition === undefined ? {} : { condition: call.condition }
  const grant: Grant = { purpose: `${purpose}${purposeOf[call.phase]}`, actions: call.actions, resources, ...condition }
  return { grants: resources.length === 0 ? [] : [grant], diagnostics }
}

/** Start, poll and cancel belong together; what else a call needs has a name of its own in the Sid. */
const purposeOf: { readonly [Phase in Call['phase']]: string } = {
  start: '',
  poll: '',
  cancel: '',
  events: 'Rule',
  passRole: 'PassRole',
  payload: 'Data',
}

function assumedRole(definition: Definition, call: TaskArguments): Grants {
  const role = credentialsRole(call)
  if (role.kind !== 'text') return { grants: [], diagnostics: [unknownRole(definition, call.task, 'Credentials.RoleArn', role.pointer)] }
  return { grants: [{ purpose: 'AssumeTaskRoles', actions: ['sts:AssumeRole'], resources: [role.text] }], diagnostics: [] }
}

/**
 * A function's ARN, or a parameter for one, may stand as the Resource itself.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
function functionGrant({ task, parameters }: TaskArguments): Grant[] | undefined {
  const parameter = parameters.find(({ name }) => task.resource === `\${${name}}`)
  const isFunction = /^arn:(\$\{[^}]+\}|[^:]+):lambda:/.test(task.resource) || parameter?.kind === 'lambda-function'
  return isFunction ? [{ purpose: 'LambdaInvoke', actions: ['lambda:InvokeFunction'], resources: [task.resource] }] : undefined
}

/** Workers come and get the work of an activity; the role needs nothing for it. */
function isActivity(resource: string): boolean {
  return /^arn:(\$\{[^}]+\}|[^:]+):states:(\$\{[^}]+\}|[^:]+):(\$\{[^}]+\}|[^:]+):activity:/.test(resource)
}

/** `codebuild:startBuild` is `CodebuildStartBuild`. */
function titleOf(id: string): string {
  return id
    .split(':')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function together(parts: readonly Grants[]): Grants {
  return { grants: parts.flatMap(({ grants }) => grants), diagnostics: parts.flatMap(({ diagnostics }) => diagnostics) }
}
