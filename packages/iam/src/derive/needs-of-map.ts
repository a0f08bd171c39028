import type { Json, MapState, QueryLanguage } from '@stepwright/asl'
import { bound, callsFrom, type Call } from '@stepwright/services'
import type { PolicyOptions } from './policy-options.js'
import { together, type Needs } from './need.js'
import type { Derivation } from './derivation.js'
import { needsOfCalls } from './needs-of-calls.js'
import { ownFacts } from './needs-of-task.js'
import type { TaskArguments } from './task-arguments.js'

/** What a distributed Map needs: to run executions of its own machine, to read its items and to write its results. */
export function needsOfMap(derivation: Derivation, map: MapState, language: QueryLanguage, { declared }: PolicyOptions): Needs {
  const { definition, place } = derivation
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
  const named = { ...definition.candidates?.get(map.pointer), ...declared?.get(map.pointer) }
  // a reader and a writer both have a Bucket
  const ofWriter = Object.fromEntries(Object.entries(named).flatMap(([member, texts]) => (member.startsWith(writerPrefix) ? [[member.slice(writerPrefix.length), texts]] : [])))
  const argumentsOf = (part: string, value: Json | undefined): TaskArguments => ({
    state: map.name,
    pointer: part === '' ? map.pointer : `${map.pointer}/${part}`,
    field,
    value,
    language,
    ...ownFacts(definition, place),
    declared: part === 'ResultWriter' ? ofWriter : named,
    declaredAt: map.pointer,
    declaredPrefix: part === 'ResultWriter' ? writerPrefix : '',
  })
  const read = map.itemReader
  const write = map.resultWriter
  const valueOf = (part: { readonly arguments?: Json; readonly parameters?: Json }) =>
    language === 'JSONata' ? part.arguments : part.parameters
  return together([
    needsOfCalls(derivation, childCalls(map), 'DistributedMap', argumentsOf('', undefined)),
    ...(read === undefined ? [] : [needsOfCalls(derivation, readerCalls(map), 'ItemReader', argumentsOf('ItemReader', valueOf(read)))]),
    ...(write?.resource === undefined
      ? []
      : [needsOfCalls(derivation, writerCalls, 'ResultWriter', argumentsOf('ResultWriter', valueOf(write)))]),
  ])
}

/** Before names of the result writer's arguments, where they are declared. */
const writerPrefix = 'ResultWriter.'

const { start, poll, cancel, payload } = callsFrom('https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html')

const execution = 'arn:${Partition}:states:${Region}:${Account}:execution:${StateMachine}'

/** By the machine's name: its own role cannot refer to the machine, which needs the role first. */
function childCalls({ label, itemProcessor }: MapState): readonly Call[] {
  const isExpress = itemProcessor.processorConfig?.executionType === 'EXPRESS'
  return [
    start('states:StartExecution', 'arn:${Partition}:states:${Region}:${Account}:stateMachine:${StateMachine}'),
    poll('states:DescribeExecution', `${execution}:*`),
    cancel('states:StopExecution', `${execution}:*`),
    // children of the express kind are not redriven one by one
    ...(isExpress ? [] : [poll('states:RedriveExecution', `${execution}/${label ?? '*'}:*`)]),
  ]
}

const Bucket = { member: 'Bucket', accepts: ['name'] } as const
const Key = { member: 'Key', accepts: ['name'] } as const
const object = bound('arn:${Partition}:s3:::${Bucket}/${Key}', { Bucket, Key })
const bucket = bound('arn:${Partition}:s3:::${Bucket}', { Bucket })

function readerCalls({ itemReader }: MapState): readonly Call[] {
  const config = itemReader?.readerConfig
  if (itemReader?.resource.endsWith(':s3:listObjectsV2') === true)
    return config?.transformation === 'LOAD_AND_FLATTEN' ? [...listCalls, ...flattenCalls] : listCalls
  return [
    payload('s3:GetObject', object),
    { ...payload('s3:GetObjectVersion', object), when: { anyOf: ['VersionId'] } },
    ...(config?.inputType === 'MANIFEST'
      ? [
          payload('s3:GetObject', {
            declared: 'manifest objects',
            what: 'the objects that the manifest lists, such as arn:aws:s3:::inventory/*',
          }),
        ]
      : []),
  ]
}

const prefix = { member: 'Prefix', accepts: ['name'] } as const
const listCalls: readonly Call[] = [
  {
    ...payload('s3:ListBucket', bucket),
    condition: { StringLike: { 's3:prefix': { value: '${Prefix}*', bind: { Prefix: { ...prefix, absent: '' } } } } },
    when: { anyOf: ['Prefix'] },
  },
  { ...payload('s3:ListBucket', bucket), when: { noneOf: ['Prefix'] } },
]
const flattenCalls: readonly Call[] = [
  {
    ...payload('s3:GetObject', bound('arn:${Partition}:s3:::${Bucket}/${Prefix}*', { Bucket, Prefix: { ...prefix, absent: '' } })),
    uncertain: 'that listed objects are loaded with s3:GetObject is taken for granted',
  },
]

/** A bucket with a key of the customer needs more, on that key, which the definition does not name. */
const writerCalls: readonly Call[] = [
  payload(
    's3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject',
    bound('arn:${Partition}:s3:::${Bucket}/${Prefix}/*', { Bucket, Prefix: { ...prefix, absent: '*' } }),
  ),
]
