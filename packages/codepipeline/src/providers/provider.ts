import type { ActionTypeId, Configuration } from '../model/declaration.js'

/** What an action of one kind takes, gives and calls. Read by the builder, the rules and the service role. */
export interface Provider extends ActionTypeId {
  /** Fewest and most input artifacts. */
  readonly inputs: readonly [least: number, most: number]
  /** Fewest and most output artifacts. */
  readonly outputs: readonly [least: number, most: number]
  readonly settings: { readonly [key: string]: Setting }
  /** Takes settings that are not listed here. */
  readonly openSettings?: boolean
  /** Only pipelines of type V2 may have it. */
  readonly v2Only?: boolean
  /** Names of the variables it leaves; `dynamic` where the author decides them. */
  readonly variables: readonly string[] | 'dynamic'
  /** What the pipeline's role calls for it. */
  readonly calls: readonly ProviderCall[]
  /** More pieces for the ARNs of `calls` than its settings are. */
  readonly pieces?: (configuration: Configuration) => { readonly [piece: string]: string }
  /** Things it uses that must exist before. */
  readonly uses: readonly ProviderUse[]
  /** The page that says all this. */
  readonly docs: string
}

/** One key of an action's configuration. */
export interface Setting {
  /** `artifact` is the name of an input artifact, `artifact-file` is `Artifact::path`, `list` has commas. */
  readonly holds: 'text' | 'flag' | 'json' | 'choice' | 'artifact' | 'artifact-file' | 'integer' | 'list'
  readonly required?: boolean
  /** Required when another setting has one of these values. */
  readonly requiredWhen?: { readonly setting: string; readonly equals: readonly string[] }
  /** The values of a `choice`, or of each item of a `list`. */
  readonly values?: readonly string[]
  /** The least and the most that an `integer` may be. */
  readonly least?: number
  readonly most?: number
  /** What a text looks like. */
  readonly pattern?: RegExp
  /** Nobody should read it in a document. */
  readonly secret?: boolean
}

/** Calls made with the pipeline's role. A resource's `${Key}` is a setting, a piece, or `Partition`, `Region`, `Account`. */
export interface ProviderCall {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** Only when a setting has this value; any, when none is named. */
  readonly when?: { readonly setting: string; readonly equals?: string }
  /** The service to which `iam:PassRole` may pass the role. */
  readonly passedTo?: string
  /** Why it is not sure that this call is made so: no page says it. */
  readonly uncertain?: string
  /** Begins the `Sid` of the statement. */
  readonly purpose: string
}

/** A resource that an action takes as given. */
export interface ProviderUse {
  readonly kind: 'repository' | 'project' | 'state-machine' | 'source-bucket' | 'bucket' | 'image-repository' | 'connection' | 'function' | 'topic' | 'ecs-cluster' | 'eks-cluster' | 'pipeline' | 'alarm'
  /** The setting or piece that names it; where the setting is left out, nothing is used. */
  readonly named: string
  readonly arn: string
  /** What it must be like. */
  readonly note?: string
}

/** The same provider, typed: how a row of the catalog is written. */
export function defineProvider<const P extends Provider>(provider: P): P {
  return provider
}
