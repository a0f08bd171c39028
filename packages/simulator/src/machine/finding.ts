import type { Pointer } from '@stepwright/asl'

/** Something that keeps a machine from being run, and where it stands. */
export interface Finding {
  readonly at: Pointer
  /** `run/malformed-machine` when left out: AWS refuses it as well. */
  readonly code?: 'run/unsupported'
  readonly message: string
  readonly help?: string
}
