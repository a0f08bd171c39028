import type { Json, Logging } from '@stepwright/asl'
import type { AwsPlace } from '@stepwright/iam'

/** How a system is deployed: what a template says beside what its workflows do. */
export interface StackOptions {
  /** Where it is for; `pseudoParameters` leaves that to the deployment. */
  readonly place: AwsPlace
  /** The project's root: source files are named from there. */
  readonly root: string
  /** Prints the template as YAML; JSON, when left out. */
  readonly yaml?: (document: Json) => string
  /** `explicit`: things are called as they were declared. `generated`: the target chooses names, so that a system can be deployed twice. */
  readonly names?: 'explicit' | 'generated'
  /** Stands before every explicit name: `staging-`. */
  readonly prefix?: string
  /** Labels of everything that takes labels; a workflow's own win. */
  readonly tags?: { readonly [key: string]: string }
  /** Logging of machines that do not say it themselves. */
  readonly logging?: Logging
  /** After how many days logs go. Ninety, when left out. */
  readonly logRetentionDays?: number
  /** Publishes a version with every change of a machine, and points an alias of this name at it. */
  readonly alias?: string
  /**
   * The most that any role of the template may do, whatever its policy says: the ARN of a managed policy, or the name of one of the account.
   * Organizations ask for it where people may make roles.
   */
  readonly permissionsBoundary?: string
  /** Alarms when an execution fails or times out; to an SNS topic, if one is named. */
  readonly alarms?: { readonly topicArn?: string }
  /**
   * Where definitions stand: in the template, or in files beside it that read as they were written. `text` is for tools that know
   * CloudFormation's `DefinitionString` alone.
   */
  readonly definitions?: 'inline' | 'text' | 'files'
}
