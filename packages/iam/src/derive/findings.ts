import { diagnostic, locationOf, nearName, type Definition, type Diagnostic, type Pointer, type TaskState } from '@stepwright/asl'
import { catalog, type Call, type CallResource } from '@stepwright/services'
import { sdkActionsDate } from '@stepwright/services/sdk'
import type { Derivation } from './derivation.js'
import type { UnreadArgument } from './resolve-resource.js'
import type { TaskArguments } from './task-arguments.js'

/** A task whose Resource is not in the catalog: what it may do is not known, and it is not passed over. */
export function unknownIntegration(definition: Definition, task: TaskState): Diagnostic {
  const near = nearName(
    task.resource.replace(/^arn:[^:]+:states:::/, ''),
    catalog.map(({ integration }) => integration),
  )
  return diagnostic({
    code: 'iam/unknown-integration',
    message: `state "${task.name}" calls "${task.resource}", whose permissions are not known`,
    location: locationOf(definition, `${task.pointer}/Resource`),
    help: near === undefined ? 'write its statements by hand, in a policy of their own' : `use "${near}", or write its statements by hand`,
    note: 'a role that lacks a permission lets the state fail when it runs',
  })
}

/** An SDK action that our data does not have: AWS adds some every week. */
export function unknownAction(definition: Definition, task: TaskState, action: string): Diagnostic {
  return diagnostic({
    code: 'iam/unknown-action',
    severity: 'warning',
    message: `state "${task.name}" calls an action that is not known, so the role allows "${action}" on everything`,
    location: locationOf(definition, `${task.pointer}/Resource`),
    help: 'check the name of the action, and of the permission that it needs',
    note: `the list of actions is of ${sdkActionsDate}`,
  })
}

/** Arguments that name a resource, or a condition, are computed, so that all of the kind must be allowed. */
export function unboundedResource(
  { definition, strict }: Derivation,
  args: TaskArguments,
  members: readonly [string, ...string[]],
  at: Pointer,
  allowed: string,
): Diagnostic {
  const named = members.length === 1 ? members[0] : `${members.slice(0, -1).join(', ')} and ${members.at(-1)}`
  return diagnostic({
    code: 'iam/unbounded-resource',
    severity: strict ? 'error' : 'warning',
    message: `state "${args.state}" computes its ${named} while it runs, so the role allows ${allowed}`,
    location: locationOf(definition, at),
    help: `write ${named} as ${constantOf(members)}, or say what ${members.length === 1 ? 'it' : 'they'} may be: ${declaration(definition, args, members)}`,
    note: 'a role that allows more than it needs hands that on to whoever can start the machine',
  })
}

/** A parameter for a URL names no queue to a policy. */
function constantOf(members: readonly string[]): string {
  if (members.includes('QueueUrl')) return members.length === 1 ? 'a constant' : 'constants'
  return members.length === 1 ? 'a constant or a parameter' : 'constants or parameters'
}

/** A parameter holds the name of the resource within an ARN or a URL, where no policy can take it out. */
export function unreadParameter({ definition, strict }: Derivation, args: TaskArguments, { member, argument, text }: UnreadArgument, arn: string): Diagnostic {
  const name = text.replace(/^\$\{([^}]+)\}.*$/, '$1')
  const written = member === 'QueueUrl' ? `write ${member} as "https://sqs.us-east-1.amazonaws.com/123456789012/\${QueueName}", with the queue's name as the parameter` : `write ${member} out, with the name alone as the parameter`
  return diagnostic({
    code: 'iam/unbounded-resource',
    severity: strict ? 'error' : 'warning',
    message: `state "${args.state}" takes its ${member} from the parameter "${name}", and a policy cannot take the name out of that, so the role allows "${arn}"`,
    location: locationOf(definition, argument.pointer),
    help: `${written}, or say what it may be: ${declaration(definition, args, [member])}`,
    note: 'a role that allows more than it needs hands that on to whoever can start the machine',
  })
}

/** Policies name a key itself, and its alias may come to mean another. @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
export function namedByAlias({ definition, strict }: Derivation, args: TaskArguments, { member, argument, text }: UnreadArgument, arn: string): Diagnostic {
  return diagnostic({
    code: 'iam/unbounded-resource',
    severity: strict ? 'error' : 'warning',
    message: `state "${args.state}" names a key by its alias "${text}", which a policy cannot, so the role allows "${arn}"`,
    location: locationOf(definition, argument.pointer),
    help: `write ${member} as the key's id or ARN, or as a parameter for it, or say what it may be: ${declaration(definition, args, [member])}`,
    note: 'a role that allows more than it needs hands that on to whoever can start the machine',
  })
}

/** A text stands where AWS takes an ARN, so that the call fails. */
export function notAnArn(definition: Definition, { state }: TaskArguments, { member, argument, text }: UnreadArgument): Diagnostic {
  return diagnostic({
    code: 'iam/no-arn',
    severity: 'warning',
    message: `"${text}" is no ARN, and the ${member} of state "${state}" must be one`,
    location: locationOf(definition, argument.pointer),
    help: `write the whole ARN, or a parameter for it, such as "\${${member.replace(/^.*\./, '').replace('[]', '')}}"`,
  })
}

/** An argument that names a resource is computed in part: the rest may be anything. */
export function openName(definition: Definition, { state }: TaskArguments, member: string, at: Pointer, arn: string): Diagnostic {
  return diagnostic({
    code: 'iam/open-name',
    severity: 'info',
    message: `state "${state}" computes a part of its ${member}, so the role allows "${arn}"`,
    location: locationOf(definition, at),
  })
}

/** A role that is handed on must be known: no wildcard stands in for it. */
export function unknownRole(definition: Definition, args: Declared & Pick<TaskArguments, 'state'>, member: string, at: Pointer): Diagnostic {
  return diagnostic({
    code: 'iam/unknown-role',
    message: `state "${args.state}" computes its ${member} while it runs, and a role may not be granted by a wildcard`,
    location: locationOf(definition, at),
    help: `write ${member} as the ARN of one role, or as a parameter, or say what it may be: ${declaration(definition, args, [member])}`,
    note: 'whoever may pass any role may do what any role may do',
  })
}

/** The argument that names the resource is not there. */
export function missingArgument(definition: Definition, { state }: TaskArguments, member: string, at: Pointer): Diagnostic {
  return diagnostic({
    code: 'iam/missing-argument',
    message: `state "${state}" has no ${member}, so what it may call is not known`,
    location: locationOf(definition, at),
    help: `add ${member}`,
  })
}

/** All arguments come out of one expression, so a role among them would go unseen. */
export function computedArguments(
  definition: Definition,
  { state, pointer, field }: TaskArguments,
  members: readonly string[],
): Diagnostic {
  return diagnostic({
    code: 'iam/computed-arguments',
    severity: 'warning',
    message: `state "${state}" computes all its Arguments in one expression, so nothing is granted for ${members.join(', ')}`,
    location: locationOf(definition, `${pointer}/${field}`),
    help: 'write Arguments as an object with an expression in each member',
  })
}

/** Something that the definition does not name, and its author did not declare. */
export function undeclaredResource(
  definition: Definition,
  args: TaskArguments,
  actions: readonly string[],
  { declared, what }: Extract<CallResource, { readonly declared: string }>,
): Diagnostic {
  return diagnostic({
    code: 'iam/undeclared-resource',
    severity: 'warning',
    message: `state "${args.state}" may need ${actions.join(', ')}, on what the definition does not name`,
    location: locationOf(definition, args.pointer),
    help: `say ${what}: ${declaration(definition, args, [declared], 'arn:…')}`,
    note: 'nothing is granted for it',
  })
}

/** A call that no page is clear about. */
export function uncertainCall(
  definition: Definition,
  { state, pointer }: TaskArguments,
  { actions, uncertain = '', source }: Call,
): Diagnostic {
  return diagnostic({
    code: 'iam/uncertain-call',
    severity: 'info',
    message: `state "${state}" is allowed ${actions.join(', ')}, which is not certain to be right: ${uncertain}`,
    location: locationOf(definition, pointer),
    note: `from ${source}`,
  })
}

/** How an author says what is computed: in the options of the step, or, of a machine that was written by hand, in a file. */
function declaration({ provenance }: Definition, { declaredAt, declaredPrefix }: Declared, members: readonly string[], example = '…'): string {
  const names = members.map((member) => declaredPrefix + member)
  return provenance.size > 0
    ? `{ named: { ${names.map((name) => `${quoted(name)}: ['${example}']`).join(', ')} } } in the options of the step`
    : `{ "${declaredAt}": { ${names.map((name) => `"${name}": ["${example}"]`).join(', ')} } } in a file for --declared`
}

type Declared = Pick<TaskArguments, 'declaredAt' | 'declaredPrefix'>

const quoted = (member: string): string => (/^\w+$/.test(member) ? member : `'${member}'`)
