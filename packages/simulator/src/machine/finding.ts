import type { Pointer } from '@stepwright/asl'

/** Something that keeps a machine from being run, and where it stands. */
export interface Finding {
  readonly at: Pointer
  readonly message: string
  readonly help?: string
}
