/**
 * What AWS asks IAM about a call: may this role do that. `resource` may be a pattern, where the call's own is not known: then all
 * that the pattern holds must be allowed.
 */
export interface Request {
  readonly action: string
  readonly resource: string
  /** Condition keys and what they hold for this call. */
  readonly context: { readonly [key: string]: string | readonly string[] }
}
