import type { DiagnosticFacts, Parameter } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'
import type { FunctionResource, ReadPermission, Workflow } from '@stepwright/workflow'
import type { Configuration } from '../model/declaration.js'
import type { Provider } from '../providers/provider.js'
import type { Artifact } from './artifact.js'

/**
 * What an action is to do, before it stands in a stage. `Kind` keeps sources out of later stages, and all else out of the
 * first one; `Handle` is what the stage's `action` returns.
 */
export interface ActionSpec<Kind extends 'source' | 'step', Handle> {
  readonly '~kind': Kind
  readonly '~handle'?: Handle
  readonly '~facts': ActionFacts
}

/** What later actions read from one: `approval.variables.ExecutionArn` is `#{StepFunctions.ExecutionArn}`. */
export interface ActionHandle<Variables extends string> {
  readonly variables: { readonly [Name in Variables]: string }
}

/** Everything that the document says about an action, but for its name and its place. */
export interface ActionFacts {
  readonly provider: Provider
  readonly inputs: readonly Artifact[]
  /** Without a name, the artifact is declared when an action reads it, under a name made from this action's. */
  readonly output?: { readonly name?: string; readonly always: boolean }
  readonly variables: readonly string[]
  readonly namespace?: string
  readonly workflow?: Workflow<unknown, unknown>
  /** The function that the action calls, where it is declared beside the pipeline, and what that needs for it. */
  readonly trigger?: Trigger
  /** Documents that the action reads where it runs, by their paths. */
  readonly files?: readonly { readonly path: string; readonly content: object }[]
  readonly configure: (surroundings: Surroundings) => Configuration
  /** What was wrong with the arguments; said where the action stands. */
  readonly problems: readonly SpecProblem[]
}

/** What a function needs to run a workflow for an action. */
export interface Trigger {
  readonly function: FunctionResource
  readonly environment: { readonly [name: string]: string }
  /** What its environment names. */
  readonly parameters: readonly Parameter[]
  readonly permissions: readonly ReadPermission[]
}

/** What a configuration depends on besides its arguments. */
export interface Surroundings {
  readonly place: AwsPlace
  readonly nameOf: (artifact: Artifact) => string
}

/** A problem without a place. */
export type SpecProblem = Omit<DiagnosticFacts, 'location'>
