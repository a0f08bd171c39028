import type { sdkActionsDate, sdkActionOf, sdkOperationsOf, sdkPrefixes } from '@stepwright/services/sdk'

/** What rules need of `@stepwright/services/sdk`; handed in, since its data is larger than all the rest. */
export interface SdkReader {
  readonly sdkActionOf: typeof sdkActionOf
  readonly sdkOperationsOf: typeof sdkOperationsOf
  readonly sdkActionsDate: typeof sdkActionsDate
  readonly sdkPrefixes: typeof sdkPrefixes
}
