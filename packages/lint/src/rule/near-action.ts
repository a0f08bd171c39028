import { nearName } from '@stepwright/asl'
import { isFresh } from './is-fresh.js'
import { isSlipOf } from './is-slip-of.js'
import type { SdkReader } from './sdk-reader.js'

/** An action of the SDK that is not known, and one that is nearly the same. */
export interface NearAction {
  readonly service: string
  readonly action: string
  readonly near: string
  /** Whether it must be a slip: one or two letters are wrong, and our data is so young that AWS is not likely to have added the action since. */
  readonly isSlip: boolean
}

/** What our data says of the SDK's action that a Resource names; nothing of any other Resource. */
export interface ActionFacts {
  readonly service: string
  readonly action: string
  readonly known: 'action' | 'service' | 'nothing'
}

/** Looks an action up: among the actions of IAM, and the operations that are none. */
export function actionOf(resource: string, sdk: SdkReader | undefined): ActionFacts | undefined {
  if (sdk === undefined) return undefined
  const known = facts.get(resource)
  if (known !== undefined) return known.action
  const action = look(resource, sdk)
  if (facts.size > mostFacts) facts.clear()
  facts.set(resource, { action })
  return action
}

const facts = new Map<string, { readonly action: ActionFacts | undefined }>()
const mostFacts = 2000

function look(resource: string, sdk: SdkReader): ActionFacts | undefined {
  const called = sdk.sdkActionOf(resource)
  if (called === undefined) return undefined
  const { service, action, known } = called
  const operations = known === 'action' ? undefined : sdk.sdkOperationsOf(service)
  return { service, action, known: known === 'action' || operations?.has(action) === true ? 'action' : operations === undefined ? 'nothing' : 'service' }
}

/**
 * The known action that an unknown one must be meant for. Names of which one begins like the other are two actions more often
 * than one misspelt: `getObject`, `getObjectV2`.
 */
export function nearActionOf(resource: string, { sdk, today }: { readonly sdk: SdkReader | undefined; readonly today: string }): NearAction | undefined {
  const called = actionOf(resource, sdk)
  if (sdk === undefined || called === undefined || called.known === 'action') return undefined
  const { service, action } = called
  const near = nearName(action, [...(sdk.sdkOperationsOf(service) ?? [])])
  if (near === undefined || near.startsWith(action) || action.startsWith(near)) return undefined
  return { service, action, near, isSlip: isFresh(sdk.sdkActionsDate, today) && isSlipOf(action, near) }
}
