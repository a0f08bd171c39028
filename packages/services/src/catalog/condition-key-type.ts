import { conditionKeys } from './condition-keys.js'

/** What a condition key holds. */
export interface ConditionKeyType {
  readonly kind: 'text' | 'arn' | 'boolean' | 'number' | 'date' | 'ip' | 'binary'
  /** It holds several values: `ForAllValues:` or `ForAnyValue:` is needed to compare them. */
  readonly isList: boolean
}

/**
 * What a condition key such as `iam:PassedToService` or `aws:SourceArn` holds; capitals do not matter. `undefined` for a key that
 * the data does not have.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function conditionKeyType(key: string): ConditionKeyType | undefined {
  const prefix = prefixOf(key)
  const written = key.toLowerCase()
  for (const [name, type] of typesOf(prefix)) if (matches(`${prefix}:${name}`.toLowerCase(), written)) return type
  return undefined
}

/** The condition keys of a prefix, `aws` for the global ones; none for a prefix that the data does not have. */
export function conditionKeysOf(prefix: string): readonly string[] {
  return [...typesOf(prefix).keys()].map((name) => `${prefix}:${name.replaceAll('{', '${')}`)
}

const prefixOf = (key: string): string => key.slice(0, Math.max(0, key.indexOf(':')))

/** A piece in braces is the policy's own choice, such as the key of a tag. */
function matches(known: string, written: string): boolean {
  const brace = known.indexOf('{')
  return brace < 0 ? known === written : written.startsWith(known.slice(0, brace)) && written.length > brace
}

function typesOf(prefix: string): ReadonlyMap<string, ConditionKeyType> {
  const text = prefix.toLowerCase() === 'aws' ? globalKeys : Object.hasOwn(conditionKeys, prefix) ? conditionKeys[prefix] : undefined
  const types = new Map<string, ConditionKeyType>()
  for (const group of text?.split('|') ?? []) {
    const [letters = '', names = ''] = group.split('=')
    const kind = kinds[letters.replace('*', '')]
    if (kind !== undefined) for (const name of names.split(' ')) types.set(name, { kind, isList: letters.startsWith('*') })
  }
  return types
}

const kinds: { readonly [letter: string]: ConditionKeyType['kind'] } = { S: 'text', A: 'arn', B: 'boolean', N: 'number', D: 'date', I: 'ip', Y: 'binary' }

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const globalKeys = [
  'S=PrincipalAccount PrincipalOrgID PrincipalServiceName PrincipalType PrincipalTag/{TagKey} RequestTag/{TagKey} RequestedRegion ResourceAccount ResourceOrgID ResourceTag/{TagKey} SourceAccount SourceOrgID SourceVpc SourceVpce SourceIdentity FederatedProvider referer UserAgent userid username VpceAccount VpceOrgID VpceOrgPaths ChatbotSourceArn SignInSessionArn Ec2InstanceSourceVpc AssumedRoot',
  '*S=CalledVia CalledViaFirst CalledViaLast PrincipalOrgPaths PrincipalServiceNamesList ResourceOrgPaths SourceOrgPaths TagKeys',
  'A=PrincipalArn SourceArn Ec2InstanceSourceInstanceARN SourceOwner',
  'B=MultiFactorAuthPresent PrincipalIsAWSService SecureTransport ViaAWSService',
  'N=MultiFactorAuthAge EpochTime',
  'D=CurrentTime TokenIssueTime',
  'I=SourceIp VpcSourceIp Ec2InstanceSourcePrivateIPv4',
].join('|')
