import { nearName } from '@stepwright/asl'
import type { SdkReader } from './sdk-reader.js'

/** An action of the SDK that is not known, and one that is nearly the same. */
export interface NearAction {
  readonly service: string
  readonly action: string
  readonly near: string
}

/**
 * The known action that an unknown one must be meant for. Names of which one begins like the other are two actions more often
 * than one misspelt: `getObject`, `getObjectV2`.
 */
export function nearActionOf(resource: string, sdk: SdkReader | undefined): NearAction | undefined {
  const called = sdk?.sdkIntegrationOf(resource)
  if (sdk === undefined || called?.known !== 'service') return undefined
  const { service, action, prefix } = called
  const names = Array.from(sdk.sdkActionFacts(prefix)?.values() ?? [], ({ name }) => name.charAt(0).toLowerCase() + name.slice(1))
  const near = nearName(action, names)
  return near === undefined || near.startsWith(action) || action.startsWith(near) ? undefined : { service, action, near }
}
