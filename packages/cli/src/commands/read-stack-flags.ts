import type { StackOptions } from '@stepwright/emit'
import type { Call } from './command.js'
import { oneOf } from './one-of.js'
import type { TargetName } from './targets.js'

/** What templates say beside what workflows do. */
export type StackFlags = Omit<StackOptions, 'place' | 'root' | 'yaml'>

/** The options of templates, from the flags; or a sentence about one that cannot be. */
export function readStackFlags(flags: Call['flags'], target: TargetName): StackFlags | string {
  const given = stackFlags.filter((flag) => flags.has(flag))
  if (target === 'asl' && given[0] !== undefined) return `--${given[0]} is for templates: add --target cloudformation, sam or terraform`
  const names = oneOf('names', flags.get('names') ?? 'explicit', ['explicit', 'generated'])
  if ('wrong' in names) return names.wrong
  const definitions = oneOf('definitions', flags.get('definitions') ?? 'inline', ['inline', 'text', 'files'])
  if ('wrong' in definitions) return definitions.wrong
  const level = oneOf('log-level', flags.get('log-level') ?? 'OFF', ['ALL', 'ERROR', 'FATAL', 'OFF'])
  if ('wrong' in level) return level.wrong
  const prefix = flags.get('prefix')
  if (prefix !== undefined && !/^[A-Za-z][A-Za-z0-9-]*$/.test(prefix)) return `--prefix "${prefix}" cannot stand before names: use letters, digits and "-", and begin with a letter`
  const tags = readTags(flags.get('tags'))
  if (typeof tags === 'string') return tags
  const boundary = flags.get('permissions-boundary')
  if (boundary !== undefined && !isPolicy.test(boundary)) return `--permissions-boundary "${boundary}" is no managed policy: write its name, or its ARN like "arn:aws:iam::123456789012:policy/boundary"`
  const alias = flags.get('alias')
  const topicArn = flags.get('alarm-topic')
  if (topicArn !== undefined && !topicArn.startsWith('arn:')) return `--alarm-topic "${topicArn}" is no ARN: write it like "arn:aws:sns:us-east-1:123456789012:alarms"`
  return {
    names: names.value,
    definitions: definitions.value,
    ...(flags.has('log-level') ? { logging: { level: level.value, includeExecutionData: flags.has('log-data') } } : {}),
    ...(prefix === undefined ? {} : { prefix }),
    ...(tags === undefined ? {} : { tags }),
    ...(boundary === undefined ? {} : { permissionsBoundary: boundary }),
    ...(alias === undefined ? {} : { alias }),
    ...(flags.has('alarms') || topicArn !== undefined ? { alarms: topicArn === undefined ? {} : { topicArn } } : {}),
  }
}

const stackFlags = ['names', 'definitions', 'log-level', 'log-data', 'prefix', 'tags', 'alias', 'alarms', 'alarm-topic']

/**
 * A name, with or without the path before it, or an ARN of an account's or of AWS's own.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
 */
const isPolicy = /^(?:arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/)?(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/

/** `team=release,stage=test` */
function readTags(text: string | undefined): Record<string, string> | string | undefined {
  if (text === undefined) return undefined
  const pairs = text.split(',')
  // values may hold an equals sign
  const wrong = pairs.find((pair) => pair.indexOf('=') < 1)
  if (wrong !== undefined) return `--tags "${text}" cannot be read at "${wrong}": write it like "team=release,stage=test"`
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}
