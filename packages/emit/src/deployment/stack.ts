import type { Definition, JsonObject, Logging, ParameterKind } from '@stepwright/asl'
import type { SplitPolicy } from '@stepwright/iam'
import type { ApiResource, FunctionResource, TableResource } from '@stepwright/workflow'
import type { SystemProject } from '../emitter/system.js'

/**
 * A system as it is deployed, whatever the tool that does it. Texts hold the deployment's values as `${…}`: parts of the place
 * (`${AWS::Region}`), parameters (`${NotifierFunctionArn}`) and things of the stack (`${state-machine/Id}`, see `Reference`).
 */
export interface Stack {
  readonly parameters: readonly StackParameter[]
  readonly machines: readonly StackMachine[]
  readonly pipelines: readonly StackPipeline[]
  readonly buckets: readonly StackBucket[]
  readonly projects: readonly StackProject[]
  readonly functions: readonly StackFunction[]
  readonly tables: readonly StackTable[]
  readonly apis: readonly StackApi[]
}

/** A value that whoever deploys must give. */
export interface StackParameter {
  readonly name: string
  readonly kind: ParameterKind
  /** The workflows that hold it. */
  readonly usedBy: readonly string[]
}

/** A role and what it may do; policies that do not fit into one are several. */
export interface StackRole {
  readonly trust: object
  readonly policy?: SplitPolicy
  /** The ARN of its permissions boundary. */
  readonly permissionsBoundary?: string
}

/** A state machine. */
export interface StackMachine {
  readonly id: string
  /** Left to the target where there is none. */
  readonly name?: string
  readonly definition: Definition
  readonly role: StackRole
  readonly logging?: Logging
  readonly tags: { readonly [key: string]: string }
  /** Parameters that something of this stack gives, as texts. */
  readonly bound: { readonly [parameter: string]: string }
}

/** A pipeline, its role, and what starts it. */
export interface StackPipeline {
  readonly id: string
  readonly name?: string
  /** As `create-pipeline` reads it. */
  readonly declaration: JsonObject
  /** None where somebody else made it; then the declaration holds its ARN. */
  readonly role?: StackRole
  readonly rules: readonly StackRule[]
  readonly eventsRole?: StackRole
}

/** An EventBridge rule whose one target is the pipeline. */
export interface StackRule {
  readonly id: string
  readonly name?: string
  readonly pattern: JsonObject
  /** The target's role, where somebody else made it. */
  readonly roleArn?: string
}

/** A bucket for artifacts, which outlives its stack. */
export interface StackBucket {
  readonly id: string
  readonly name?: string
}

/** A function with its role and its log. */
export interface StackFunction {
  readonly id: string
  readonly name?: string
  readonly resource: FunctionResource
  /** Its bundle: one module that exports `handler`. */
  readonly code: string
  readonly logGroup: string
  readonly environment: { readonly [name: string]: string }
  readonly role: StackRole
}

/** A table, which outlives its stack. */
export interface StackTable {
  readonly id: string
  readonly name?: string
  readonly resource: TableResource
}

/** An API in front of functions. */
export interface StackApi {
  readonly id: string
  readonly name?: string
  readonly resource: ApiResource
  readonly authorizer: ApiResource['authorizer']
  readonly routes: readonly { readonly id: string; readonly method: string; readonly path: string; readonly functionId: string }[]
}

/** A CodeBuild project. */
export interface StackProject {
  readonly id: string
  readonly name?: string
  readonly project: SystemProject['project']
  readonly role: StackRole
  /** Whether a pipeline hands it its source. */
  readonly inPipeline: boolean
}
