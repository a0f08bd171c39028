/** A command, as far as a shell completes it. */
export interface CompletedCommand {
  readonly name: string
  readonly summary: string
  readonly flags: readonly {
    readonly name: string
    readonly summary: string
    /** The words that it may have, a file, or any text; none for a switch. */
    readonly value?: readonly string[] | 'file' | 'text'
  }[]
}
