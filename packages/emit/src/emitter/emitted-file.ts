/** A file that is to be written. Nothing here writes it: that is the command's. */
export interface EmittedFile {
  /** Below the output folder, with forward slashes. */
  readonly path: string
  readonly text: string
}
