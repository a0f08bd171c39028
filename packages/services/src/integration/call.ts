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
  /** The call is made only if the task has at least one of these arguments. */
  readonly when?: { readonly anyOf: readonly string[] }
  /** The page that names the actions. */
  readonly source: string
}

/**
 * `start`: the call itself. `poll`: the status of a `.sync` job. `cancel`: its end when the execution is aborted or the
 * task times out. `events`: the EventBridge rule of `.sync`, checked when the machine is created. `passRole`: a role
 * handed to the service. `payload`: data read or written on the side.
 */
export type Phase = 'start' | 'poll' | 'cancel' | 'events' | 'passRole' | 'payload'

/** Operators of a condition, the keys under each, and their values. */
export type CallCondition = { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } }

/**
 * What a call touches: a fixed ARN, or one with a piece taken from the task's arguments. `${Partition}`, `${Region}` and
 * `${Account}` are where the machine is deployed.
 */
export type CallResource = string | BoundResource

/** `{ arn: '…:project/${ProjectName}', bind: { ProjectName: { member: 'ProjectName', accepts: ['name', 'arn'] } } }` */
export interface BoundResource {
  readonly arn: string
  readonly bind: { readonly [placeholder: string]: Binding }
}

/** Where a piece of an ARN comes from. */
export interface Binding {
  /** Path of the argument, such as `ProjectName` or `Overrides.TaskRoleArn`. */
  readonly member: string
  /** The spellings that the service takes there. */
  readonly accepts: readonly Spelling[]
  /** The argument that may hold the qualifier apart from the name, as Lambda's `Qualifier` does. */
  readonly qualifier?: string
}

/** How a resource may be written: `fn`, its whole ARN, `123456789012:function:fn`, or `fn:live`. */
export type Spelling = 'name' | 'arn' | 'partial-arn' | 'name:qualifier'
