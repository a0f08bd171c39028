// The AWS SDK's actions: an entry of its own, since its data is larger than all the rest and a machine may call none.
export { sdkActionOf, sdkIntegrationOf, type SdkAction, type SdkIntegration } from './catalog/sdk-integration-of.js'
export { sdkActionFacts, type SdkActionFacts, type SdkResourceType } from './catalog/sdk-action-facts.js'
export { conditionKeyType, conditionKeysOf, type ConditionKeyType } from './catalog/condition-key-type.js'
export { sdkActionsDate } from './catalog/sdk-actions.js'
export { sdkOperationsOf } from './catalog/sdk-operations-of.js'
export { sdkPrefixes } from './catalog/sdk-prefixes.js'
