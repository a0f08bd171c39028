/** What a member of a request must look like. */
export interface ShapeRule {
  readonly type: string
  readonly min?: number
  readonly max?: number
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly members?: { readonly [member: string]: ShapeRule }
  readonly required?: readonly string[]
  readonly item?: ShapeRule
}
