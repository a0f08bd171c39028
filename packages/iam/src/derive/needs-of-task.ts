import type { Definition, Pointer, QueryLanguage, TaskState } from '@stepwright/asl'
import { integrationOf, type Call } from '@stepwright/services'
import { sdkIntegrationOf } from '@stepwright/services/sdk'
import { arnAt } from '../policy/aws-place.js'
import type { Grant } from '../policy/grant.js'
import type { PolicyOptions } from './policy-options.js'
import { unknownAction, unknownIntegration, unknownRole } from './findings.js'
import { together, type Need, type Needs } from './need.js'
import type { Derivation } from './derivation.js'
import { needsOfCalls } from './needs-of-calls.js'
import { lonePlaceholder } from './spellings.js'
import { argumentsAt, type TaskArguments } from './task-arguments.js'

/** What one Task needs: of the machine's role, and of the role that its `Credentials` name. */
export interface TaskNeeds extends Needs {
  readonly assumed?: { readonly roles: readonly string[] } & Needs
}

/** The permissions of one Task: those of its calls, or that to take on the role which makes them. */
export function needsOfTask(derivation: Derivation, task: TaskState, language: QueryLanguage, options: PolicyOptions): TaskNeeds {
  const { definition } = derivation
  if (isActivity(task.resource, definition)) return { needs: [], diagnostics: [] }
  const call = argumentsOfTask(derivation, task, language, options)
  const found = callsOf(derivation, task)
  const named = found === undefined ? functionNeed(definition, task) : undefined
  if (found === undefined && named === undefined) return { needs: [], diagnostics: [unknownIntegration(definition, task)] }

  const { calls = [], purpose = '', diagnostics = [] } = found ?? {}
  if (task.credentials === undefined) return together([{ needs: named ?? [], diagnostics }, needsOfCalls(derivation, calls, purpose, call)])
  // The calls are then made with that role, except for the rule of .sync, which stays in the machine's own account.
  // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
  const own = needsOfCalls(
    derivation,
    calls.filter(({ phase }) => phase === 'events'),
    purpose,
    call,
  )
  const taken = assumedRoles(definition, task, call)
  const roles = taken.needs.flatMap(({ resources }) => resources)
  const there = { ...derivation, place: { ...derivation.place, account: accountOf(roles[0] ?? '') ?? derivation.place.account } }
  const others = needsOfCalls(
    there,
    calls.filter(({ phase }) => phase !== 'events'),
    purpose,
    call,
  )
  return { ...together([taken, own]), assumed: { roles, ...together([{ needs: named ?? [], diagnostics }, others]) } }
}

function argumentsOfTask(
  { definition, place }: Derivation,
  task: TaskState,
  language: QueryLanguage,
  { declared }: PolicyOptions,
): TaskArguments {
  // what stands there is read, also where a definition forgot to say that it is JSONata
  const isJsonata = language === 'JSONata' || (task.arguments !== undefined && task.parameters === undefined)
  const [field, value] = isJsonata ? (['Arguments', task.arguments] as const) : (['Parameters', task.parameters] as const)
  return {
    state: task.name,
    pointer: task.pointer,
    field,
    value,
    language: isJsonata ? 'JSONata' : 'JSONPath',
    ...ownFacts(definition, place),
    declared: { ...definition.candidates?.get(task.pointer), ...declared?.get(task.pointer) },
    declaredAt: task.pointer,
    declaredPrefix: '',
  }
}

/** What arguments of any state are read with. */
export function ownFacts(definition: Definition, place: Derivation['place']): Pick<TaskArguments, 'parameters' | 'ownName' | 'ownArn'> {
  return {
    parameters: definition.parameters,
    ownName: definition.name,
    ownArn: `${arnAt('arn:${Partition}:states:${Region}:${Account}:stateMachine:', place)}${definition.name}`,
  }
}

function callsOf(
  { definition }: Derivation,
  task: TaskState,
): { calls: readonly Call[]; purpose: string; diagnostics: Needs['diagnostics'] } | undefined {
  const found = integrationOf(task.resource)
  if (found !== undefined)
    return { calls: found.integration.calls[found.pattern] ?? [], purpose: titleOf(found.integration.integration), diagnostics: [] }
  const sdk = sdkIntegrationOf(task.resource)
  if (sdk === undefined || sdk.known === 'nothing') return undefined
  const diagnostics = sdk.known === 'action' ? [] : [unknownAction(definition, task, sdk.calls[0]?.actions[0] ?? sdk.action)]
  return { calls: sdk.calls, purpose: titleOf(`${sdk.service}:${sdk.action}`), diagnostics }
}

/** The account that a role is in, where the names of what it calls are looked up. */
function accountOf(role: string): string | undefined {
  return /^arn:(?:\$\{[^}]+\}|[^:]+):iam::(\$\{[^}]+\}|\d{12}):/.exec(role)?.[1]
}

function assumedRoles(definition: Definition, task: TaskState, call: TaskArguments): Needs {
  const roles = argumentsAt({ ...call, field: 'Credentials', value: task.credentials }, 'RoleArn')
  const open = roles.filter((role) => role.kind !== 'text' || !role.exact)
  if (open.length > 0)
    return { needs: [], diagnostics: open.map((role) => unknownRole(definition, call, 'Credentials.RoleArn', role.pointer)) }
  const resources = roles.flatMap((role) => (role.kind === 'text' ? [role.text] : []))
  const source = 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html'
  return { needs: [needOf(task, { purpose: 'AssumeTaskRoles', actions: ['sts:AssumeRole'], resources }, source)], diagnostics: [] }
}

/**
 * A function's ARN, or a parameter for one, may stand as the Resource itself. A parameter that is called an ARN, a function or a
 * Lambda is one: nothing else that may stand there whole needs a permission.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
function functionNeed({ parameters }: Definition, task: TaskState): Need[] | undefined {
  const { resource } = task
  const name = lonePlaceholder.exec(resource)?.[1] ?? ''
  const kind = parameters.find((parameter) => parameter.name === name)?.kind ?? 'string'
  const isNamed = kind === 'lambda-function' || (kind === 'string' && /arn$|function|lambda/i.test(name))
  if (!isNamed && !/^arn:(\$\{[^}]+\}|[^:]+):lambda:/.test(resource)) return undefined
  const source = 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html'
  return [needOf(task, { purpose: 'LambdaInvoke', actions: ['lambda:InvokeFunction'], resources: [resource] }, source)]
}

function needOf({ name, pointer: at }: { readonly name: string; readonly pointer: Pointer }, grant: Grant, source: string): Need {
  return { ...grant, state: name, pointer: at, phase: 'start', source }
}

/** Workers come and get the work of an activity; the role needs nothing for it. */
function isActivity(resource: string, { parameters }: Definition): boolean {
  if (parameters.some(({ name, kind }) => kind === 'activity' && resource === `\${${name}}`)) return true
  return /^arn:(\$\{[^}]+\}|[^:]+):states:(\$\{[^}]+\}|[^:]+):(\$\{[^}]+\}|[^:]+):activity:/.test(resource)
}

/** `codebuild:startBuild` is `CodebuildStartBuild`. */
function titleOf(id: string): string {
  return id
    .split(/[:-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
