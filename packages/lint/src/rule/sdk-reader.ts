import type { sdkActionFacts, sdkActionsDate, sdkIntegrationOf, sdkPrefixes } from '@stepwright/services/sdk'

/** What rules need of `@stepwright/services/sdk`; handed in, since its data is larger than all the rest. */
export interface SdkReader {
  readonly sdkIntegrationOf: typeof sdkIntegrationOf
  readonly sdkActionFacts: typeof sdkActionFacts
  readonly sdkActionsDate: typeof sdkActionsDate
  readonly sdkPrefixes: typeof sdkPrefixes
}
