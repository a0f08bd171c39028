import { bound } from '../integration/bound.js'
import type { Binding, Call, CallResource, Spelling } from '../integration/call.js'
import { callsFrom } from '../integration/calls-from.js'
import { catalog } from './catalog.js'
import { sdkActionFacts, type SdkActionFacts } from './sdk-action-facts.js'
import { sdkActionNames } from './sdk-action-names.js'
import { sdkSideCalls } from './sdk-side-calls.js'

const { start, passRole } = callsFrom(
  'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
)

/**
 * The calls of an SDK operation. One that is an optimized integration as well makes the same calls as that, but for `.sync`: the
 * service acts with the caller's rights whoever names it. The others are worked out from the data: each of its IAM actions on the resource types that it knows, whose
 * pieces are looked for among the arguments of the same names; roles among the arguments, where it passes some; and what it does
 * on the side.
 */
export function sdkCalls(prefix: string, operation: string): readonly Call[] {
  const side = sdkSideCalls[`${prefix}:${operation}`] ?? []
  if (side.some(({ phase }) => phase === 'start')) return side
  const actions = actionsOf(prefix, operation)
  const optimized = optimizedCalls(prefix, operation, actions)
  if (optimized !== undefined) return [...optimized, ...side]
  const passes = prefix === 'cloudformation' || actions.some((action) => factsOf(action)?.passesRole === true)
  const mayPass = passes || (makesThings.test(operation) && prefix !== 'iam' && prefix !== 'sts')
  return [
    ...actions.flatMap((action) => callsOfAction(action, operation)),
    ...(mayPass ? roleMembers.map((member) => roleCall(member, prefix, passes)) : []),
    ...side,
  ]
}

/** What an optimized integration of the same operation does: an id that means another one, such as `eks:call`, has other actions. */
function optimizedCalls(prefix: string, operation: string, actions: readonly string[]): readonly Call[] | undefined {
  const id = withoutDashes(`${prefix}:${operation.charAt(0).toLowerCase()}${operation.slice(1)}`)
  const calls = catalog.find(({ integration }) => withoutDashes(integration) === id)?.calls['request-response']
  const started = calls?.flatMap((call) => (call.phase === 'start' ? call.actions : [])) ?? []
  return actions.every((action) => started.includes(action)) ? calls : undefined
}

const withoutDashes = (id: string): string => id.replaceAll('-', '')

/** The reference leaves out that roles are passed for many operations that make what works with a role. */
function roleCall(member: string, prefix: string, isSure: boolean): Call {
  const call = passRole(member, `${principals[prefix] ?? prefix}.amazonaws.com`)
  return isSure ? call : { ...call, uncertain: 'the authorization reference does not say that the role is passed' }
}

const makesThings = /^(Create|Put|Update|Modify|Start|Run|Register|Submit|Import|Export)/

function actionsOf(prefix: string, operation: string): string[] {
  if (prefix === 'apigateway') return [`apigateway:${verbOf(operation)}`]
  const names = sdkActionNames[prefix] ?? {}
  if (Object.hasOwn(names, operation)) return names[operation]?.split(' ') ?? []
  return [`${prefix}:${sdkActionFacts(prefix, operation)?.name ?? operation}`]
}

/**
 * API Gateway's own actions are the verbs of HTTP.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
function verbOf(operation: string): string {
  if (/^(Get|Export)/.test(operation)) return 'GET'
  if (/^(Delete|Flush|Untag|Reset)/.test(operation)) return 'DELETE'
  if (/^Update/.test(operation)) return 'PATCH'
  return /^(Put|Reimport|ImportRestApi|ImportApi$)/.test(operation) ? 'PUT' : 'POST'
}

function factsOf(action: string): SdkActionFacts | undefined {
  const [prefix = '', name = ''] = action.split(':')
  return sdkActionFacts(prefix, name)
}

/**
 * An action that always needs resources of several types asks for one of each: of those that the arguments name, and all of a type that
 * they do not, such as what is made. One type counts when its first piece is among the arguments and, when none is, every resource of it.
 * Of types that an action may need it asks for those named in the call and, when none is, for `*`. An ARN that may be of any type, as where
 * tags are put on one resource, is allowed as it stands: pieces of some types have other names.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function callsOfAction(action: string, operation: string): Call[] {
  const all = factsOf(action)?.resources ?? []
  const isNeeded = all.some(({ required }) => required)
  const chosen = all.filter(({ type, required }) => required === isNeeded && (typesOf[action] === undefined || typesOf[action] === type))
  const prefix = action.split(':')[0] ?? ''
  const open = chosen
    .map(({ arn }) => ({ arn, pieces: piecesOf(arn) }))
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ arn, pieces }) => ({
      resource: resourceOf(arn, prefix, operation),
      members: membersOf(pieces[0] ?? '', prefix, operation, pieces.length === 1),
    }))
  const fixed = isNeeded ? chosen.filter(({ arn }) => piecesOf(arn).length === 0).map(({ arn }) => arn) : []
  const resources = open.map(({ resource }) => resource)
  const ofAny = ['ResourceArn', 'ResourceARN'].filter((member) => {
    const named = open.filter(({ members }) => members.includes(member)).length
    return named > 0 && named < open.length
  })
  return [
    ...(fixed.length === 0 ? [] : [start(action, ...fixed)]),
    ...ofAny.map((member) => ({ ...start(action, bound('*', { Resource: { member, accepts: ['arn'] } })), when: { anyOf: [member] } })),
    ...(isNeeded && open.length > 1
      ? [{ ...start(action, ...resources), ...(ofAny.length === 0 ? {} : { when: { noneOf: ofAny } }) }]
      : callsOfNamed(action, open, isNeeded ? resources : ['*'], fixed.length > 0)),
  ]
}

/** One call for each type that the arguments name, and for `unnamed` when they name none. */
function callsOfNamed(
  action: string,
  types: readonly { readonly resource: CallResource; readonly members: readonly string[] }[],
  unnamed: readonly CallResource[],
  isFixed: boolean,
): Call[] {
  if (types.length === 0) return isFixed ? [] : [start(action, ...unnamed)]
  return [
    ...types.map(({ resource, members }) => ({ ...start(action, resource), when: { anyOf: members } })),
    { ...start(action, ...unnamed), when: { noneOf: types.flatMap(({ members }) => members) } },
  ]
}

function resourceOf(arn: string, prefix: string, operation: string): CallResource {
  const pieces = piecesOf(arn)
  const used = new Set<string>()
  const bind = pieces.map((piece, index): [string, Binding] => {
    // an argument fills one piece
    const [member = piece, ...instead] = membersOf(piece, prefix, operation, index === pieces.length - 1).filter((each) => !used.has(each))
    for (const each of [member, ...instead]) used.add(each)
    return [piece, { member, instead, accepts: spellingsOf(prefix, piece, member), absent: '*' }]
  })
  return bound(arn, Object.fromEntries(bind))
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
function spellingsOf(prefix: string, piece: string, member: string): readonly Spelling[] {
  if (member === 'QueueUrl') return ['queue-url']
  const usual: readonly Spelling[] = ['arn-of-type', 'last-of-arn']
  if (prefix !== 'kms') return usual
  return [piece === 'KeyId' ? 'alias-of-key' : 'alias-name', ...usual]
}

function piecesOf(arn: string): string[] {
  return [...arn.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !['Partition', 'Region', 'Account'].includes(name))
}

/** Arguments that may hold a piece: of its own name, of the thing that it names, for the thing acted on plain `Name`, and lists of any. */
function membersOf(piece: string, prefix: string, operation: string, isLast: boolean): string[] {
  const own = pieceMembers[prefix]?.[piece]
  if (own !== undefined) return [...own]
  const thing = piece.replace(/(Name|Id|Arn|Identifier)$/, '')
  const object = operation.replace(/^[A-Z][a-z]+/, '').replace(/s$/, '')
  const endings = ['Name', 'Id', 'Arn', 'Identifier', 'ARN']
  const isObject = object.endsWith(thing) || thing.endsWith(object)
  const acted = isLast && object !== '' && (isObject || object.includes(thing))
  const ofObject = acted ? [...endings.map((ending) => `${object}${ending}`), ...endings.slice(0, 3), `${thing}Input.Name`] : []
  const lists = ['', ...endings.slice(0, 3)].map((ending) => `${thing}${ending}s[]`)
  return [
    ...new Set([
      piece,
      ...endings.map((ending) => `${thing}${ending}`),
      thing,
      // the users of a user group are listed beside its own name
      ...(isObject ? [...ofObject, ...lists] : [...lists, ...ofObject]),
    ]),
  ]
}

/** Pieces that are named otherwise among the arguments. */
const pieceMembers: { readonly [prefix: string]: { readonly [piece: string]: readonly string[] } } = {
  kms: { KeyId: ['KeyId', 'TargetKeyId'] },
  s3: { BucketName: ['Bucket'], ObjectName: ['Key'] },
  scheduler: { GroupName: ['GroupName'], ScheduleName: ['Name'] },
  sqs: { QueueName: ['QueueUrl'] },
}

/** The one type that counts, where the data names several and the operation's arguments do not tell. */
const typesOf: { readonly [action: string]: string } = {
  'states:ListExecutions': 'statemachine',
  's3:GetObject': 'object',
  's3:GetObjectAttributes': 'object',
  's3:PutObject': 'object',
  's3:DeleteObject': 'object',
  's3:ListBucket': 'bucket',
}

/** Services that roles are passed to under another name than their prefix. */
const principals: { readonly [prefix: string]: string } = { ecs: 'ecs-tasks' }

/** Where SDK operations take roles. CloudFormation's are passed: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html */
const roleMembers: readonly string[] = [
  'RoleArn',
  'Role',
  'ExecutionRoleArn',
  'ExecutionRole',
  'ServiceRole',
  'ServiceRoleArn',
  'TaskRoleArn',
  'IamRoleArn',
  'RoleARN',
  'Targets[].RoleArn',
]
