/** What `stepwright.config.ts` says: how `stepwright build` is called. Every member is a flag of `build`, and a flag wins over it. */
export interface Config {
  /** Folders with configurations of their own, as globs: all of them are built, in the order of their paths. Stands alone. */
  readonly workspaces?: readonly string[]
  /** The shape of what is written; see `docs/guides/upgrading.md`. 1 is the only one so far. */
  readonly outputVersion?: 1
  /** Files, folders and globs to build, as seen from the configuration; all workflows below it, when left out. */
  readonly files?: readonly string[]
  /** The folder to write to, as seen from the configuration. */
  readonly out?: string
  /** What to write; `asl` when left out. */
  readonly target?: 'asl' | 'cloudformation' | 'sam' | 'terraform'
  /** How documents are written; `json` when left out. */
  readonly format?: 'json' | 'yaml'
  /** Writes `stepwright.d.ts` too, by which tests know the names of states. */
  readonly types?: boolean
  /** `false` keeps nothing between builds. */
  readonly cache?: boolean
  /** The AWS account that ARNs name, in twelve digits. */
  readonly account?: string
  /** The Region that ARNs name, such as `eu-central-1`. */
  readonly region?: string
  /** The partition that ARNs name; follows from the Region. */
  readonly partition?: string
  /** What all roles are bounded by: the ARN of a managed policy, or the name of one of the account. */
  readonly permissionsBoundary?: string
  /** Templates: whether things have the names that were written; `explicit` when left out. */
  readonly names?: 'explicit' | 'generated'
  /** Templates: stands before every name, such as `staging-`. */
  readonly prefix?: string
  /** Templates: definitions as objects, as texts, or in files of their own. */
  readonly definitions?: 'inline' | 'text' | 'files'
  /** Templates: logging of machines that do not say it themselves. */
  readonly logLevel?: 'ALL' | 'ERROR' | 'FATAL' | 'OFF'
  /** Templates: logs hold inputs and outputs too. */
  readonly logData?: boolean
  /** Templates: publishes a version, and an alias of this name. */
  readonly alias?: string
  /** Templates: alarms when an execution fails or times out. */
  readonly alarms?: boolean
  /** Templates: the ARN of the SNS topic that alarms go to. */
  readonly alarmTopic?: string
  /** Templates: labels of everything. */
  readonly tags?: { readonly [key: string]: string }
}
