import type { Outcome } from '@stepwright/asl'
import type { EmittedFile } from './emitted-file.js'
import type { System } from './system.js'

/** Makes the files of one target from a system: the same bytes for the same system, whatever its order. */
export interface Emitter<Options> {
  readonly target: string
  emit(system: System, options: Options): Outcome<readonly EmittedFile[]>
}
