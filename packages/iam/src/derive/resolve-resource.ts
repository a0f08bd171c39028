import type { Binding, BoundResource, CallResource } from '@stepwright/services'
import { arnAt, type AwsPlace } from '../policy/aws-place.js'
import { argumentAt, type Argument, type TaskArguments } from './task-arguments.js'

/** What a call touches. Where an argument keeps us from knowing, `arn` is the narrowest wildcard that holds it. */
export interface ResolvedResource {
  readonly arn: string
  /** The argument that is computed or missing. */
  readonly unknown?: { readonly member: string; readonly argument: Argument }
}

/** Puts the place and the task's arguments into the ARN of a resource. */
export function resolveResource(resource: CallResource, call: TaskArguments, place: AwsPlace): ResolvedResource {
  if (typeof resource === 'string') return { arn: arnAt(resource, place) }
  const names: Record<string, string> = {}
  for (const [placeholder, binding] of Object.entries(resource.bind)) {
    const argument = argumentAt(call, binding.member)
    if (argument.kind !== 'text') return { arn: wildcardOf(resource, place), unknown: { member: binding.member, argument } }
    const whole = wholeArn(argument.text, resource, binding, call, place)
    if (whole !== undefined) return qualified(whole, binding, call)
    names[placeholder] = argument.text
  }
  const [onlyBinding] = Object.values(resource.bind)
  const arn = filled(resource, names, place)
  return onlyBinding === undefined ? { arn } : qualified(arn, onlyBinding, call)
}

/** The ARN, if the argument holds one, whole or without its head; `undefined` if it holds a name. */
function wholeArn(
  text: string,
  { arn }: BoundResource,
  { accepts }: Binding,
  { parameters }: TaskArguments,
  place: AwsPlace,
): string | undefined {
  if (accepts.includes('arn') && (text.startsWith('arn:') || isArnPlaceholder(text, parameters))) return text
  if (!accepts.includes('partial-arn') || !/^(\d{12}|\$\{[^}]+\}):function:/.test(text)) return undefined
  const service = arn.split(':')[2] ?? ''
  return `arn:${place.partition}:${service}:${place.region}:${text}`
}

/** A lone placeholder stands for an ARN when its kind says so or, for want of a kind that says more, when its name does. */
function isArnPlaceholder(text: string, parameters: TaskArguments['parameters']): boolean {
  const name = /^\$\{([^}]+)\}(?::[\w-]+)?$/.exec(text)?.[1]
  if (name === undefined) return false
  const kind = parameters.find((parameter) => parameter.name === name)?.kind ?? 'string'
  return kind === 'lambda-function' || (kind === 'string' && /arn$/i.test(name))
}

function wildcardOf(resource: BoundResource, place: AwsPlace): string {
  return filled(resource, Object.fromEntries(Object.keys(resource.bind).map((name) => [name, '*'])), place)
}

/** In one pass, so that a placeholder within a name is left alone. */
function filled({ arn }: BoundResource, names: { readonly [placeholder: string]: string }, place: AwsPlace): string {
  const pieces: { readonly [name: string]: string } = { ...names, Partition: place.partition, Region: place.region, Account: place.account }
  return arn.replace(/\$\{(\w+)\}/g, (written, name: string) => pieces[name] ?? written)
}

/** IAM compares the ARN as it is called, so a qualifier belongs to it; one that is computed may be any. */
function qualified(arn: string, { qualifier }: Binding, call: TaskArguments): ResolvedResource {
  if (qualifier === undefined || isQualified(arn)) return { arn }
  const argument = argumentAt(call, qualifier)
  if (argument.kind === 'missing') return { arn }
  if (argument.kind === 'text') return { arn: `${arn}:${argument.text}` }
  return { arn: `${arn}:*`, unknown: { member: qualifier, argument } }
}

/** A function's ARN with a version or an alias has eight pieces, or two where a placeholder stands for the first seven. */
function isQualified(arn: string): boolean {
  const pieces = arn.replace(/\$\{[^}]+\}/g, 'x').split(':').length
  return pieces === 8 || pieces === 2
}
