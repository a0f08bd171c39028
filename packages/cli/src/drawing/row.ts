/** One line of a drawing: what stands on the left, indented, and what is said about it on the right. */
export interface Row {
  readonly depth: number
  readonly left: string
  readonly right: string
  /** Where it goes from here; shown whole, even where the right is cut. */
  readonly goesTo?: string
  /** A transition of the row above, rather than a thing of its own. */
  readonly isArrow?: boolean
}
