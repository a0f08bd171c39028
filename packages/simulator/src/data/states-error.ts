/** What an answer throws to make its task fail. */
export interface StatesError {
  readonly Error: string
  readonly Cause?: string
}
