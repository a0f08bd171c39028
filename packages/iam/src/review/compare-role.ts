import { diagnostic, locationOf, sortDiagnostics, type Definition, type Diagnostic } from '@stepwright/asl'
import type { PolicyOptions } from '../derive/policy-options.js'
import { needsOf } from '../derive/needs-of.js'
import { decide } from '../evaluate/decide.js'
import { requestsOf, type NeededRequest } from '../evaluate/requests-of.js'
import type { AwsPlace } from '../policy/aws-place.js'
import { covers, matchesWildcard } from '../policy/covers.js'
import { foreignPolicyOf } from './foreign-policy-of.js'
import { policiesIn } from './policies-in.js'
import { isPattern } from './known-action.js'
import type { PolicyText, StatementText } from './statement-text.js'

/** What a role written by hand has, beside what a machine needs. */
export interface RoleComparison {
  /** Calls that would be denied. */
  readonly lacks: readonly NeededRequest[]
  /** Errors for what is lacking, in the definition, or warnings where no page is clear that it is needed; warnings for what is too much, in the role. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compares a role with what a machine needs: what it lacks (`iam/lacking-permission`), what no call needs (`iam/needless-permission`),
 * and where a wildcard could be a name (`iam/avoidable-wildcard`). `role` is JSON or YAML as read, in any shape that holds identity policies.
 */
export function compareRole(definition: Definition, role: unknown, { place, file, ...options }: PolicyOptions & { readonly place: AwsPlace; readonly file: string }): RoleComparison {
  const policies = policiesIn(role).filter(({ hasPrincipal }) => !hasPrincipal)
  const { needs, diagnostics } = needsOf(definition, place, options)
  const requests = requestsOf(needs)
  const foreign = policies.map((policy) => foreignPolicyOf(policy))
  const denied = requests.filter((request) => decide(foreign, request) !== 'allowed')
  const statements = policies.flatMap((policy) => policy.statements).filter(({ effect, isNotAction, isNotResource }) => effect === 'Allow' && !isNotAction && !isNotResource)
  const partly = new Map(denied.map((request) => [request, insideOf(request, statements).filter((resource) => decide(foreign, { ...request, resource }) === 'allowed')]))
  const lacks = denied.filter((request) => partly.get(request)?.length === 0)
  return {
    lacks,
    diagnostics: sortDiagnostics([
      ...diagnostics.filter(({ severity }) => severity === 'error'),
      ...lackingOf(lacks, definition, (request) => decide(foreign, request) === 'refused'),
      ...[...partly].flatMap(([request, resources]) => (resources.length === 0 ? [] : [narrower(request, resources, definition)])),
      ...statements.flatMap((statement) => tooMuch(statement, requests, file)),
    ]),
  }
}

/** What a role allows of a call that the definition computes: some of what it may touch. */
function insideOf({ resource }: NeededRequest, statements: readonly StatementText[]): readonly string[] {
  if (!isPattern(resource)) return []
  return distinct(statements.flatMap(({ resources }) => resources.flatMap(({ text }) => (text !== undefined && text !== '*' && covers(resource, text) ? [text] : []))))
}

function narrower({ action, need }: NeededRequest, resources: readonly string[], definition: Definition): Diagnostic {
  return diagnostic({
    code: 'iam/limited-role',
    severity: 'warning',
    message: `state "${need.state}" computes what "${action}" is used on, and the role allows it on ${listed(resources)} only`,
    location: locationOf(definition, need.pointer),
    help: 'see to it that no execution names another, or say with --declared which names there are',
  })
}

/** One diagnostic for each state and action, with all ARNs that are lacking. */
function lackingOf(lacks: readonly NeededRequest[], definition: Definition, isRefused: (request: NeededRequest) => boolean): Diagnostic[] {
  const groups = new Map<string, NeededRequest[]>()
  for (const request of lacks) {
    const key = JSON.stringify([request.need.pointer, request.action])
    groups.set(key, [...(groups.get(key) ?? []), request])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { need, action } = first
    const arns = [...new Set(group.map(({ resource }) => resource))]
    const who = need.phase === 'machine' ? 'the machine' : `state "${need.state}"`
    const denied = isRefused(first) ? 'a Deny of the role refuses' : 'the role does not allow'
    return diagnostic({
      code: 'iam/lacking-permission',
      severity: need.uncertain === undefined ? 'error' : 'warning',
      message: `${who} needs "${action}" ${phases[need.phase]}, which ${denied}`,
      location: locationOf(definition, need.pointer),
      help: `allow it on ${arns.map((arn) => `"${arn}"`).join(', ')}${conditionText(first)}`,
      note: `${need.uncertain === undefined ? '' : `it is not certain that the call needs this: ${need.uncertain}; `}from ${need.source}`,
    })
  })
}

const phases: { readonly [Phase in NeededRequest['need']['phase']]: string } = {
  start: 'to start its call',
  poll: 'to see how its call goes',
  cancel: 'to stop its call',
  events: 'to hear that its call has ended',
  passRole: 'to hand a role on',
  payload: 'for what its arguments name',
  tags: 'to set tags',
  machine: 'to run',
}

function conditionText({ context }: NeededRequest): string {
  const keys = Object.entries(context)
  return keys.length === 0 ? '' : ` where ${keys.map(([key, value]) => `${key} is "${String(value)}"`).join(' and ')}`
}

/** Actions and resources of a statement that no call needs, and wildcards that could be names. */
function tooMuch(statement: StatementText, requests: readonly NeededRequest[], file: string): Diagnostic[] {
  const { actions, resources } = statement
  const used = requests.filter((request) => actions.some((action) => names(action, request)) && resources.some((resource) => holds(resource, request)))
  const idleActions = actions.filter((action) => action.text !== undefined && !used.some((request) => names(action, request)))
  const idleResources = resources.filter((resource) => resource.text !== undefined && !used.some((request) => holds(resource, request)))
  if (idleActions.length === actions.length && actions.length > 0)
    return [warn('iam/needless-permission', statement.pointer, `no call needs ${actions.map(({ text }) => `"${text ?? '…'}"`).join(', ')} on ${resources.length === 1 ? `"${resources[0]?.text ?? '…'}"` : 'these ARNs'}`, 'remove the statement', file)]
  return [
    ...idleActions.map(({ text, pointer }) => warn('iam/needless-permission', pointer, `no call needs "${text}" here`, 'remove it', file)),
    ...idleResources.map(({ text, pointer }) => warn('iam/needless-permission', pointer, `no call touches "${text}"`, 'remove it', file)),
    ...actions.flatMap((action) => wideAction(action, used, file)),
    ...resources.flatMap((resource) => wideResource(resource, used, file)),
  ]
}

function wideAction(action: PolicyText, used: readonly NeededRequest[], file: string): Diagnostic[] {
  if (action.text === undefined || !isPattern(action.text)) return []
  const needed = distinct(used.filter((request) => names(action, request)).map((request) => request.action))
  return needed.length === 0 ? [] : [warn('iam/avoidable-wildcard', action.pointer, `"${action.text}" is wider than the calls need`, `use ${listed(needed)}`, file)]
}

function wideResource(resource: PolicyText, used: readonly NeededRequest[], file: string): Diagnostic[] {
  if (resource.text === undefined || !isPattern(resource.text)) return []
  const touched = used.filter((request) => holds(resource, request))
  const needed = distinct(touched.map((request) => request.resource))
  // what cannot be narrower: an action without resources, or exactly this pattern
  const narrower = needed.filter((arn) => arn !== '*' && arn !== resource.text && !covers(arn, resource.text ?? ''))
  if (narrower.length === 0) return []
  const stays = needed.includes('*') ? `, and "*" only for ${listed(distinct(touched.filter((request) => request.resource === '*').map((request) => request.action)))}` : ''
  return [warn('iam/avoidable-wildcard', resource.pointer, `"${resource.text}" is wider than the calls need`, `use ${listed(narrower)}${stays}`, file)]
}

const names = ({ text }: PolicyText, { action }: NeededRequest): boolean => text !== undefined && matchesWildcard(text.toLowerCase(), action.toLowerCase())
/** What a template computes may be what a call touches, and what a call computes may be what a role names. */
const holds = ({ text }: PolicyText, { resource }: NeededRequest): boolean => text === undefined || covers(text, resource) || (isPattern(resource) && covers(resource, text))
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))

function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).map((text) => `"${text}"`).join(', ')
  return texts.length > 5 ? `${shown} and ${texts.length - 5} more` : shown
}

function warn(code: 'iam/needless-permission' | 'iam/avoidable-wildcard', pointer: Diagnostic['location']['pointer'], message: string, help: string, file: string): Diagnostic {
  return diagnostic({ code, severity: 'warning', message, help, location: { source: file, pointer, anchor: 'value' } })
}
