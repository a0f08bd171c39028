/** A policy document as anyone may have written it: one statement or several, texts or lists of them. */
export interface ForeignPolicy {
  readonly Statement: ForeignStatement | readonly ForeignStatement[]
}

/** A statement of an identity policy. */
export interface ForeignStatement {
  readonly Effect: string
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
  readonly Resource?: string | readonly string[]
  readonly NotResource?: string | readonly string[]
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } }
}

/** A member that may be one or several, or missing. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}
