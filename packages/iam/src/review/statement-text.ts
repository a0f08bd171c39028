import type { Pointer } from '@stepwright/asl'

/** A text of a policy, such as an action or an ARN, and where it stands. `undefined` where a template computes it. */
export interface PolicyText {
  readonly text: string | undefined
  readonly pointer: Pointer
}

/** One comparison of a Condition. */
export interface ConditionText {
  readonly operator: string
  readonly key: string
  readonly values: readonly PolicyText[]
  readonly pointer: Pointer
}

/** A statement as it was written, with one list for what may be one or several. */
export interface StatementText {
  readonly pointer: Pointer
  readonly sid: PolicyText | undefined
  readonly effect: string | undefined
  /** Of Action, or of NotAction. */
  readonly actions: readonly PolicyText[]
  readonly isNotAction: boolean
  /** Of Resource, or of NotResource. */
  readonly resources: readonly PolicyText[]
  readonly isNotResource: boolean
  readonly conditions: readonly ConditionText[]
  readonly hasPrincipal: boolean
}

/** A policy as it was written. */
export interface PolicyTexts {
  readonly pointer: Pointer
  readonly value: { readonly [member: string]: unknown }
  readonly statements: readonly StatementText[]
  /** It says who may take a role on, or is attached to a resource. */
  readonly hasPrincipal: boolean
}
