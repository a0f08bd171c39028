// How a Task state calls a service.
export type { IntegrationId, Pattern, Task } from './integration/task.js'
export {
  defineIntegration,
  factsOf,
  type ErrorName,
  type Integration,
  type IntegrationFacts,
  type IntegrationRow,
  type WaitingResults,
} from './integration/integration.js'
export type { Sure } from './integration/sure.js'

// The calls behind a task, on which policies are derived.
export type {
  Binding,
  BoundResource,
  BoundValue,
  Call,
  CallCondition,
  CallResource,
  DeclaredResource,
  Phase,
  Spelling,
  When,
} from './integration/call.js'

export { bound } from './integration/bound.js'
export { callsFrom, type CallWriters } from './integration/calls-from.js'

// What AWS offers.
export { catalog } from './catalog/catalog.js'
export { integrationOf } from './catalog/integration-of.js'
export { codebuild } from './catalog/codebuild.js'
export type {
  Build,
  BuildStatus,
  EnvironmentVariable,
  StartBuildArgs,
  StartBuildResult,
  StartBuildSyncResult,
} from './catalog/codebuild-shapes.js'
export { lambda, type InvokeArgs, type InvokeResult } from './catalog/lambda.js'
