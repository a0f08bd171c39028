/**
 * What a role may do.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Statement[]
}

/** One permission. Lists are always arrays, sorted, so that a diff shows what changed and nothing else. */
export interface Statement {
  /** Letters and digits, unique in its document. */
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Condition
}

/** Operator, key, value: `{ StringEquals: { 'iam:PassedToService': 'codebuild.amazonaws.com' } }`. */
export type Condition = { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } }

/** Who may take a role on. */
export interface TrustPolicy {
  readonly Version: '2012-10-17'
  readonly Statement: readonly TrustStatement[]
}

/** A service that may take a role on, and for whom. */
export interface TrustStatement {
  readonly Effect: 'Allow'
  readonly Principal: { readonly Service: string }
  readonly Action: 'sts:AssumeRole'
  readonly Condition: Condition
}
