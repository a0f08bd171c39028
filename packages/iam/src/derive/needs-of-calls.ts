import type { Diagnostic } from '@stepwright/asl'
import type { Call, CallResource, When } from '@stepwright/services'
import type { Derivation } from './derivation.js'
import {
  computedArguments,
  missingArgument,
  notAnArn,
  openName,
  namedByAlias,
  unboundedResource,
  uncertainCall,
  undeclaredResource,
  unknownRole,
  unreadParameter,
} from './findings.js'
import type { Need, Needs } from './need.js'
import { together } from './need.js'
import { resolveCondition } from './resolve-condition.js'
import { fixedArn, resolveResource, type ResolvedResource } from './resolve-resource.js'
import { areArgumentsComputed, argumentsAt, isGiven, type Argument, type TaskArguments } from './task-arguments.js'

/** The permissions that calls need, with these arguments. `purpose` begins the Sid. */
export function needsOfCalls(derivation: Derivation, calls: readonly Call[], purpose: string, call: TaskArguments): Needs {
  const computed = areArgumentsComputed(call)
  // the names of a list are those of what stands in it
  const unseen = computed ? calls.flatMap(({ when }) => when?.anyOf ?? []).filter((member) => !member.endsWith('[]')) : []
  const made = calls.filter(({ when }) => when === undefined || isMade(when, call, computed))
  return together([
    { needs: [], diagnostics: unseen.length === 0 ? [] : [computedArguments(derivation.definition, call, [...new Set(unseen)])] },
    ...made.map((each) => needsOfCall(derivation, each, purpose, call)),
  ])
}

function isMade({ anyOf, noneOf, equals = {}, begins = {}, beginsNot = {} }: When, call: TaskArguments, computed: boolean): boolean {
  if (computed) return anyOf === undefined
  return (
    (anyOf === undefined || anyOf.some((member) => isGiven(call, member))) &&
    (noneOf === undefined || !noneOf.some((member) => isGiven(call, member))) &&
    // one that is computed may be equal
    Object.entries(equals).every(([member, text]) =>
      argumentsAt(call, member).some((each) => each.kind === 'computed' || (each.kind === 'text' && each.text === text)),
    ) &&
    Object.entries(begins).every(([member, text]) => argumentsAt(call, member).some((each) => mayBegin(each, text))) &&
    Object.entries(beginsNot).every(([member, text]) =>
      argumentsAt(call, member).some((each) => each.kind !== 'text' || !each.text.startsWith(text)),
    )
  )
}

/** A text that is computed from its beginning may begin with anything. */
function mayBegin(argument: Argument, text: string): boolean {
  return (
    argument.kind === 'computed' ||
    (argument.kind === 'text' && (argument.text.startsWith(text) || (!argument.exact && argument.text.startsWith('*'))))
  )
}

function needsOfCall(derivation: Derivation, call: Call, purpose: string, args: TaskArguments): Needs {
  const { definition, place } = derivation
  const diagnostics: Diagnostic[] = call.uncertain === undefined ? [] : [uncertainCall(definition, args, call)]
  const resources: string[] = []
  for (const resource of call.resources) {
    const { arns, problems } = arnsOf(derivation, resource, call, args)
    resources.push(...arns)
    diagnostics.push(...problems)
  }
  const resolved = call.condition === undefined ? undefined : resolveCondition(call.condition, args, place)
  for (const { member, argument } of resolved?.open ?? [])
    diagnostics.push(
      argument.kind === 'missing'
        ? missingArgument(definition, args, member, argument.pointer)
        : openCondition(derivation, args, member, argument),
    )
  const isRoleOpen = resolved?.open.some(({ member }) => /Role/.test(member)) === true
  const need: Need = {
    purpose: `${purpose}${purposeOf[call.phase]}`,
    actions: call.actions,
    resources,
    ...(resolved === undefined ? {} : { condition: resolved.condition }),
    state: args.state,
    pointer: args.pointer,
    phase: call.phase,
    source: call.source,
    ...(call.uncertain === undefined ? {} : { uncertain: call.uncertain }),
  }
  return { needs: resources.length === 0 || isRoleOpen ? [] : [need], diagnostics }
}

function openCondition(
  derivation: Derivation,
  args: TaskArguments,
  member: string,
  argument: ResolvedResource['open'][number]['argument'],
): Diagnostic {
  const { definition } = derivation
  if (/Role/.test(member)) return unknownRole(definition, args, member, argument.pointer)
  return argument.kind === 'text'
    ? openName(definition, args, member, argument.pointer, argument.text)
    : unboundedResource(derivation, args, [member], argument.pointer, 'any')
}

function arnsOf(
  derivation: Derivation,
  resource: CallResource,
  call: Call,
  args: TaskArguments,
): { arns: string[]; problems: Diagnostic[] } {
  const { definition, place } = derivation
  if (typeof resource === 'string') return { arns: [fixedArn(resource, args, place)], problems: [] }
  if ('declared' in resource) {
    const arns = args.declared[resource.declared]
    return arns === undefined
      ? { arns: [], problems: [undeclaredResource(definition, args, call.actions, resource)] }
      : { arns: [...arns], problems: [] }
  }
  const problems: Diagnostic[] = []
  const arns = resolveResource(resource, args, place).flatMap(({ arn, open, unread = [] }) => {
    problems.push(...unread.map((each) => (each.because === 'no-arn' ? notAnArn(definition, args, each) : each.because === 'alias' ? namedByAlias(derivation, args, each, arn) : unreadParameter(derivation, args, each, arn))))
    const unknown = open.filter(({ argument }) => argument.kind === 'missing' || call.phase === 'passRole')
    problems.push(...unknown.map(({ member, argument }) => (argument.kind === 'missing' ? missingArgument : unknownRole)(definition, args, member, argument.pointer)))
    if (unknown.length > 0) return []
    problems.push(...open.flatMap(({ member, argument }) => (argument.kind === 'text' ? [openName(definition, args, member, argument.pointer, arn)] : [])))
    const [first, ...more] = open.filter(({ argument }) => argument.kind === 'computed')
    if (first !== undefined) problems.push(unboundedResource(derivation, args, [first.member, ...more.map(({ member }) => member)], first.argument.pointer, `"${arn}"`))
    return [arn]
  })
  return { arns, problems }
}

/** Start, poll and cancel belong together; what else a call needs has a name of its own in the Sid. */
const purposeOf: { readonly [Phase in Call['phase']]: string } = {
  start: '',
  poll: '',
  cancel: '',
  events: 'Rule',
  passRole: 'PassRole',
  payload: 'Data',
  tags: 'Tags',
}
