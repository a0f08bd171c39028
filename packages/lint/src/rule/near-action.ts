import { nearName } from '@stepwright/asl'
import type { SdkReader } from './sdk-reader.js'

/** An action of the SDK that is not known, and one that is nearly the same. */
export interface NearAction {
  readonly service: string
  readonly action: string
  readonly near: string
  /** Whether our data is so young that AWS is not likely to have added the action since. */
  readonly isFresh: boolean
}

/**
 * The known action that an unknown one must be meant for. Names of which one begins like the other are two actions more often
 * than one misspelt: `getObject`, `getObjectV2`.
 */
export function nearActionOf(resource: string, { sdk, today }: { readonly sdk: SdkReader | undefined; readonly today: string }): NearAction | undefined {
  const called = sdk?.sdkIntegrationOf(resource)
  if (sdk === undefined || called === undefined || called.known === 'action') return undefined
  const { service, action } = called
  const names = sdk.sdkOperationsOf(service) ?? []
  if (names.includes(action)) return undefined
  const near = nearName(action, names)
  if (near === undefined || near.startsWith(action) || action.startsWith(near)) return undefined
  return { service, action, near, isFresh: Date.parse(today) - Date.parse(sdk.sdkActionsDate) < fresh }
}

/** A year, in milliseconds. AWS adds actions every week; those with nearly the name of another are few. */
const fresh = 365 * 24 * 60 * 60 * 1000
