import type { Definition, Pointer, Span, Syntax } from '@stepwright/asl'

/** A machine that stands inside another file, such as a template. */
export interface HostedMachine {
  /** What the file calls it, such as the logical id of its resource. */
  readonly name: string
  /** Where its definition stands in the file. */
  readonly pointer: Pointer
  readonly span: Span
  readonly type?: Definition['type']
  /** Reads the definition out of the file's text, with the places that its parts have there. */
  readonly syntax: Syntax
  /** The definition before what the template computes was filled in, where that is told apart. */
  readonly raw?: unknown
  readonly substitutions?: Substitutions
}

/** A machine whose definition is a file of its own, that another file names. */
export interface HostedFile {
  readonly name: string
  /** As it is written, from the folder of the file that names it. */
  readonly path: string
  readonly pointer: Pointer
  readonly span: Span
  readonly type?: Definition['type']
  readonly substitutions?: Substitutions
}

/** The `${Name}`s that a deployment fills in. */
export interface Substitutions {
  readonly names: readonly string[]
  readonly pointer: Pointer
  /** Where each name stands. */
  readonly spanOf: (name: string) => Span
}

/** What a file that is no definition itself has in it. */
export interface Hosted {
  readonly machines: readonly HostedMachine[]
  readonly files: readonly HostedFile[]
}
