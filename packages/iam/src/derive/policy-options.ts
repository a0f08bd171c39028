import type { Pointer } from '@stepwright/asl'

/** What the author says that the definition does not. */
export interface PolicyOptions {
  /**
   * By the pointer of a state: the values that a computed argument may have, by its path (`FunctionName`), and ARNs of what the
   * definition does not name (`task roles` of ECS, `source buckets` of Athena).
   */
  readonly declared?: ReadonlyMap<Pointer, { readonly [member: string]: readonly string[] }>
  /** Makes errors of the warnings that a role allows more than it needs. */
  readonly strict?: boolean
}
