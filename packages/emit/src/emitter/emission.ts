import type { EmittedFile } from './emitted-file.js'
import type { Provenance } from './system.js'

/** The files of one workflow or pipeline. */
export interface Emission {
  readonly kind: 'workflow' | 'pipeline' | 'stage' | 'function' | 'table' | 'api'
  readonly name: string
  readonly from: Provenance
  readonly files: readonly EmittedFile[]
}
