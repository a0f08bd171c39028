import { parameterKinds } from '@stepwright/asl'
import type { Binding, BoundResource, Spelling } from '@stepwright/services'
import type { AwsPlace } from '../policy/aws-place.js'
import type { TaskArguments } from './task-arguments.js'

/** What is read out of an argument: a piece of the template's ARN, or ARNs that replace it. */
export type Reading = { readonly piece: string; readonly arns?: never } | { readonly arns: readonly string[]; readonly piece?: never }

/** What a spelling is read by. */
export interface ReadingContext {
  readonly resource: BoundResource
  readonly parameters: TaskArguments['parameters']
  readonly place: AwsPlace
}

/** Reads a text by the first spelling that fits; as it stands, when none does. */
export function readSpelling(text: string, accepts: readonly Spelling[], context: ReadingContext): Reading {
  for (const spelling of accepts) {
    const reading = spellings[spelling](text, context)
    if (reading !== undefined) return reading
  }
  return { piece: text }
}

/**
 * Whether an argument is an ARN, whatever the kind of a parameter that stands there: AWS takes nothing else. The names of such arguments
 * say it, and so do spellings without any for a name.
 */
export function takesArnOnly(member: string, { accepts }: Binding): boolean {
  const areAll = accepts.every((spelling) => spelling === 'arn' || spelling === 'arn-of-type')
  return areAll || (/Arns?(\[\])?$/i.test(member) && accepts.some((spelling) => spelling === 'arn' || spelling === 'arn-of-type'))
}

const spellings: { readonly [S in Spelling]: (text: string, context: ReadingContext) => Reading | undefined } = {
  name: (text) => ({ piece: text }),
  'lower-case-name': (text) => ({
    piece: text.replace(/\$\{[^}]+\}|[^$]+|\$/g, (part) => (part.startsWith('${') ? part : part.toLowerCase())),
  }),
  arn: (text, { parameters }) => (isArn(text, parameters) ? { arns: [text] } : undefined),
  'arn-of-type': (text, { resource, parameters }) =>
    isArn(text, parameters) && isOfType(text, resource.arn) ? { arns: [text] } : undefined,
  'partial-arn': (text, { resource, place }) =>
    /^(\d{12}|\$\{[^}]+\}):function:/.test(text)
      ? { arns: [`arn:${place.partition}:${serviceOf(resource.arn)}:${place.region}:${text}`] }
      : undefined,
  'name:qualifier': (text) => ({ piece: text }),
  'name:revision': (text) => ({ piece: /:[^:/]+$/.test(text.replace(placeholder, '')) ? text : `${text}:*` }),
  // a placeholder for an ARN or a URL holds the name at its end, which a policy cannot cut off
  'last-of-arn': (text, { parameters }) => ({ piece: !isWritten(text) && isArn(text, parameters) ? '*' : isWritten(text) ? (/[^/:]+$/.exec(shielded(text))?.[0] ?? text).replaceAll(shield, ':') : text }),
  'machine-of-arn': machineOf,
  'alias-of-key': (text) => (/^(arn:.*:)?alias\//.test(text) ? { piece: '*' } : undefined),
  'alias-name': (text) => (text.startsWith('alias/') ? { piece: text.slice('alias/'.length) } : undefined),
  'connection-of-arn': (text) => ({ piece: /:connection\/([^/]+)/.exec(text)?.[1] ?? '*' }),
  'queue-url': queue,
  'build-id': (text) => ({ piece: /:build(?:-batch)?\/([^:]+)/.exec(text)?.[1] ?? text.split(':')[0] ?? text }),
  'report-arn': (text) => ({
    arns: [
      text
        .replace(/:report\//, ':report-group/')
        .replace(/:[^:/]+$/, (end) =>
          /report-group\/[^:]+$/.test(text.slice(0, -end.length).replace(':report/', ':report-group/')) ? '' : end,
        ),
    ],
  }),
  's3-bucket': (text) => ({ piece: /^s3:\/\/([^/]+)/.exec(text)?.[1] ?? '*' }),
  's3-key': (text) => ({ piece: /^s3:\/\/[^/]+\/(.+)$/.exec(text)?.[1] ?? '*' }),
  's3-prefix': (text) => ({ piece: /^s3:\/\/[^/]+\/(.+)$/.exec(text)?.[1]?.replace(/([^/*])$/, '$1/') ?? '' }),
  's3-url-bucket': (text) => ({ piece: objectOfUrl(text)[0] }),
  's3-url-key': (text) => ({ piece: objectOfUrl(text)[1] }),
  'copy-source': (text) => ({ piece: text.replace(/^\//, '').replace(/\?versionId=.*$/, '') }),
  'api-host': (text) => ({ piece: /^(?:https:\/\/)?(\$\{[^}]+\}|[^.]+)\./.exec(text)?.[1] ?? '*' }),
  path: (text) => ({ piece: `/${text.replace(/^\//, '')}` }),
  model: bedrockModel,
}

/** A parameter holds the whole ARN: whose, it may tell itself. */
function machineOf(text: string, { parameters }: ReadingContext): Reading {
  if (isWritten(text)) return { piece: (shielded(text).split(':')[6] ?? '*').replaceAll(shield, ':') }
  const name = lonePlaceholder.exec(text)?.[1]
  return { piece: name === undefined ? text : (parameters.find((parameter) => parameter.name === name)?.of ?? '*') }
}

/** `https://sqs.us-east-1.amazonaws.com/123456789012/queue`, in any partition, or the older `https://queue.amazonaws.com/…`. */
function queue(text: string, { parameters, place }: ReadingContext): Reading {
  const [, host = '', account = '', name] = /^https?:\/\/([^/]+)\/(\$\{[^}]+\}|[^/]+)\/(.+)$/.exec(text) ?? []
  if (name !== undefined) {
    const region = /^sqs\.((?:\$\{[^}]+\}|[^.])+)\./.exec(host)?.[1] ?? /^([a-z0-9-]+)\.queue\./.exec(host)?.[1] ?? place.region
    return { arns: [`arn:${place.partition}:sqs:${region}:${account}:${name}`] }
  }
  if (isArn(text, parameters)) return { arns: [text] }
  return { piece: /^\$\{[^}]+\}$/.test(text) ? '*' : text }
}

function objectOfUrl(url: string): [bucket: string, key: string] {
  const [, hosted, hostedKey] = /^https:\/\/([^/]+?)\.s3[.-][^/]*\/([^?]+)/.exec(url) ?? []
  if (hosted !== undefined && hostedKey !== undefined) return [hosted, hostedKey]
  const [, bucket = '*', key = '*'] = /^https:\/\/s3[.-][^/]*\/([^/]+)\/([^?]+)/.exec(url) ?? []
  return [bucket, key]
}

/**
 * An inference profile calls the model behind it in other regions too.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
function bedrockModel(text: string, { place }: ReadingContext): Reading | undefined {
  const [, arn = '', id = text] = /^(arn:.*:inference-profile\/)(.*)$/.exec(text) ?? []
  const [, model] = /^(?:us|us-gov|eu|apac|jp|au|ca|global)\.(.+)$/.exec(id) ?? []
  if (model !== undefined) {
    const profile = arn === '' ? `arn:${place.partition}:bedrock:${place.region}:${place.account}:inference-profile/${id}` : text
    return { arns: [profile, `arn:${place.partition}:bedrock:*::foundation-model/${model}`] }
  }
  return arn !== '' || text.startsWith('arn:') ? { arns: [text] } : { piece: text }
}

/** A text that begins as an ARN, or a lone placeholder for one: when its kind says so or, for want of a kind that says more, its name. */
function isArn(text: string, parameters: TaskArguments['parameters']): boolean {
  if (isWritten(text)) return true
  const name = lonePlaceholder.exec(text)?.[1]
  if (name === undefined) return false
  const kind = parameters.find((parameter) => parameter.name === name)?.kind ?? 'string'
  return parameterKinds[kind] === 'ARN' || (kind === 'string' && /(arn|\.ref)$/i.test(name))
}

/** A parameter and nothing else, but for a version or an alias, whether written out or a parameter as well. */
export const lonePlaceholder = /^\$\{([^}]+)\}(?::.*)?$/

const isWritten = (text: string): boolean => text.startsWith('arn:')

/** Whether an ARN is of the type that a template makes: the words before its first name are the same. */
function isOfType(text: string, template: string): boolean {
  if (!isWritten(text)) return true
  const kind =
    /^arn:[^:]*:[^:]*:[^:]*:[^:]*:([a-zA-Z-]*[:/])?/.exec(shielded(template.replace(/\$\{(Partition|Region|Account)\}/g, '')))?.[1] ?? ''
  const rest = shielded(text).split(':').slice(5).join(':')
  return serviceOf(text) === serviceOf(template) && rest.startsWith(kind)
}

const serviceOf = (arn: string): string => shielded(arn).split(':')[2] ?? ''

/** `${AWS::Region}` has colons of its own. */
const placeholder = /\$\{[^}]*\}/g
const shield = '\u0000'
const shielded = (text: string): string => text.replace(placeholder, (written) => written.replaceAll(':', shield))
