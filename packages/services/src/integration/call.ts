/**
 * One call that Step Functions makes, with the machine's role, on behalf of a Task: the ground on which policies are
 * derived. All of it is data.
 */
export interface Call {
  readonly phase: Phase
  /** IAM actions, such as `codebuild:StartBuild`. */
  readonly actions: readonly string[]
  readonly resources: readonly CallResource[]
  /** IAM condition under which the call is made: operator, key, value. */
  readonly condition?: CallCondition
  /** The call is made only then. */
  readonly when?: When
  /** Why it is not sure that this call is made so: no page says it, or pages disagree. */
  readonly uncertain?: string
  /** The page that names the actions. */
  readonly source: string
}

/**
 * `start`: the call itself. `poll`: the status of a `.sync` job. `cancel`: its end when the execution is aborted or the
 * task times out. `events`: the EventBridge rule of `.sync`, checked when the machine is created. `passRole`: a role
 * handed to the service. `payload`: data read or written on the side. `tags`: tags put on what is made.
 */
export type Phase = 'start' | 'poll' | 'cancel' | 'events' | 'passRole' | 'payload' | 'tags'

/** What the arguments of a task must say for a call to be made; both, where both are given. */
export interface When {
  /** At least one of these is there. */
  readonly anyOf?: readonly string[]
  /** None of these is there. */
  readonly noneOf?: readonly string[]
  /** They have these values. */
  readonly equals?: { readonly [member: string]: string }
  /** They begin so; they do not. */
  readonly begins?: { readonly [member: string]: string }
  readonly beginsNot?: { readonly [member: string]: string }
}

/** Operators of a condition, the keys under each, and their values. */
export type CallCondition = { readonly [operator: string]: { readonly [key: string]: string | readonly string[] | BoundValue } }

/** A value of a condition with pieces from the task's arguments. */
export interface BoundValue {
  readonly value: string
  readonly bind: { readonly [placeholder: string]: Binding }
}

/**
 * What a call touches: a fixed ARN, one with pieces taken from the task's arguments, or something the definition does not
 * name. `${Partition}`, `${Region}`, `${Account}` and `${StateMachine}` are where the machine is deployed, and its name.
 */
export type CallResource = string | BoundResource | DeclaredResource

/** `{ arn: '…:project/${ProjectName}', bind: { ProjectName: { member: 'ProjectName', accepts: ['name', 'arn'] } } }` */
export interface BoundResource {
  readonly arn: string
  readonly bind: { readonly [placeholder: string]: Binding }
}

/** Something that only the author knows, such as the roles of a task definition. */
export interface DeclaredResource {
  /** Under which name it is declared. */
  readonly declared: string
  /** What to declare, in words. */
  readonly what: string
}

/** Where a piece of an ARN comes from. */
export interface Binding {
  /** Path of the argument, such as `Overrides.TaskRoleArn`; `Entries[].Source` is that of each entry. */
  readonly member: string
  /** Arguments that may hold it as well, the first that is there. */
  readonly instead?: readonly string[]
  /** The spellings that the service takes there, the first that fits. */
  readonly accepts: readonly Spelling[]
  /** The argument that may hold the qualifier apart from the name, as Lambda's `Qualifier` does. */
  readonly qualifier?: string
  /** What holds when the argument is not there. */
  readonly absent?: string
  /** All that the argument can be, where that is little. */
  readonly oneOf?: readonly string[]
}

/**
 * How a resource may be written, and which piece of it counts:
 *
 * - `name`: as it stands; `lower-case-name`: as SageMaker writes it in ARNs
 * - `arn`: its whole ARN, which then replaces the template; `arn-of-type`: only if it is of the template's type
 * - `partial-arn`: `123456789012:function:fn`; `name:qualifier`: `fn:live`
 * - `name:revision`: `family:3`; any revision, when there is none
 * - `last-of-arn`: the name at the end of an ARN, after the last `/`, or a name
 * - `machine-of-arn`: the state machine's name in its ARN, without version or alias
 * - `alias-of-key`: an alias of KMS, by name or ARN, which does not tell the key that policies name; `alias-name`: such a name without its `alias/`
 * - `connection-of-arn`: the name of an EventBridge connection in its ARN
 * - `queue-url`: of SQS, or its ARN
 * - `build-id`: `project:uuid`, or the build's ARN: the project
 * - `report-arn`: of CodeBuild: the report group's ARN
 * - `s3-bucket`, `s3-key`, `s3-prefix`: pieces of `s3://bucket/key`; a prefix that is not empty ends in `/`
 * - `s3-url-bucket`, `s3-url-key`: pieces of `https://bucket.s3.region.amazonaws.com/key`, or of `https://s3.region.amazonaws.com/bucket/key`
 * - `copy-source`: of S3's CopyObject, `bucket/key` or `/bucket/key`, without a version
 * - `api-host`: `id.execute-api.region.amazonaws.com`: the id
 * - `path`: begins with `/` whether written so or not
 * - `model`: of Bedrock: a foundation model's id, an inference profile's id with the model behind it, or an ARN
 */
export type Spelling =
  | 'name'
  | 'lower-case-name'
  | 'arn'
  | 'arn-of-type'
  | 'partial-arn'
  | 'name:qualifier'
  | 'name:revision'
  | 'last-of-arn'
  | 'machine-of-arn'
  | 'alias-of-key'
  | 'alias-name'
  | 'connection-of-arn'
  | 'queue-url'
  | 'build-id'
  | 'report-arn'
  | 's3-bucket'
  | 's3-key'
  | 's3-prefix'
  | 's3-url-bucket'
  | 's3-url-key'
  | 'copy-source'
  | 'api-host'
  | 'path'
  | 'model'
