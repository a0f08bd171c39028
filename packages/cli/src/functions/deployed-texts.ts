import type { Parameter } from '@stepwright/asl'
import type { System } from '@stepwright/emit'

/** Where a system is thought to be deployed. */
export interface DeskPlace {
  readonly region: string
  readonly account: string
  /** Where its APIs are called, by name. */
  readonly apiUrl?: (name: string) => string
}

/** What the parameters of a system stand for when it is deployed on the desk: ARNs and names of what it declares. Others have no value. */
export function deployedTexts({ definitions, resources = [] }: System, place: DeskPlace): { readonly [parameter: string]: string } {
  const parameters = [...definitions.flatMap(({ definition }) => definition.parameters), ...resources.flatMap(({ resource }) => resource.parameters)]
  const apis = resources.flatMap(({ resource }) => (resource.kind === 'api' ? [resource.name] : []))
  return Object.fromEntries(parameters.flatMap((parameter) => {
    const text = textOf(parameter, place, apis)
    return text === undefined ? [] : [[parameter.name, text]]
  }))
}

function textOf({ name, kind, of }: Parameter, { region, account, apiUrl }: DeskPlace, apis: readonly string[]): string | undefined {
  if (of === undefined) return undefined
  const at = `${region}:${account}`
  if (kind === 'lambda-function') return `arn:aws:lambda:${at}:function:${of}`
  if (kind === 'state-machine') return `arn:aws:states:${at}:stateMachine:${of}`
  if (kind === 'table') return of
  if (kind === 'arn' && name.endsWith('TableArn')) return `arn:aws:dynamodb:${at}:table/${of}`
  return apis.includes(of) ? apiUrl?.(of) : undefined
}
