import type { ResourceText } from './resource-texts.js'

/** Something that a function may do. */
export interface Permission {
  /** Begins the statement's Sid, in letters and digits; `Own`, when left out. */
  readonly purpose?: string
  readonly actions: readonly string[]
  /**
   * ARNs, in which `${Partition}`, `${Region}` and `${Account}` are filled in with the place. A workflow stands for the ARN of its machine.
   */
  readonly resources: readonly ResourceText[]
  /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */
  readonly condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } }
}
