import type { Condition } from './policy-document.js'

/** A permission on its way into a document, with what its Sid will say. */
export interface Grant {
  /** In letters and digits, such as `CodebuildStartBuild`. */
  readonly purpose: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly condition?: Condition
}
