import { sdkActions } from './sdk-actions.js'

/** What IAM knows of an action. */
export interface SdkActionFacts {
  /** As the reference writes it. */
  readonly name: string
  readonly resources: readonly SdkResourceType[]
  /** Whether it hands a role to a service. */
  readonly passesRole: boolean
}

/** A type of resource that an action can be limited to. */
export interface SdkResourceType {
  readonly type: string
  /** With `${Placeholder}`s for its pieces. */
  readonly arn: string
  /** Whether the action always asks for one of this type. */
  readonly required: boolean
}

/** The actions of a prefix, by name in small letters; or one of them. `undefined` when the data does not have them. */
export function sdkActionFacts(prefix: string): ReadonlyMap<string, SdkActionFacts> | undefined
export function sdkActionFacts(prefix: string, action: string): SdkActionFacts | undefined
export function sdkActionFacts(prefix: string, action?: string): ReadonlyMap<string, SdkActionFacts> | SdkActionFacts | undefined {
  if (!Object.hasOwn(sdkActions, prefix)) return undefined
  const actions = read.get(prefix) ?? readActions(prefix, sdkActions[prefix] ?? '')
  read.set(prefix, actions)
  return action === undefined ? actions : actions.get(action.toLowerCase())
}

/** Read when first asked for: a machine uses few of the services. */
const read = new Map<string, ReadonlyMap<string, SdkActionFacts>>()

function readActions(prefix: string, text: string): ReadonlyMap<string, SdkActionFacts> {
  const arns = new Map<string, string>()
  const actions = new Map<string, SdkActionFacts>()
  for (const line of text.split('|')) {
    const [, type, arn = ''] = /^([^=:]+)=(.*)$/.exec(line) ?? []
    if (type !== undefined) {
      arns.set(type, arn.replaceAll('{', '${').replace('~', `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`))
      continue
    }
    const [, passes = '', types = '', names = ''] = /^(\^?)([^:]*):(.*)$/.exec(line) ?? []
    const resources = types.split(',').flatMap((written) => {
      const name = written.replace('!', '')
      const template = arns.get(name)
      return template === undefined ? [] : [{ type: name, arn: template, required: written.endsWith('!') }]
    })
    for (const name of names.split(' ')) actions.set(name.toLowerCase(), { name, resources, passesRole: passes !== '' })
  }
  return actions
}
