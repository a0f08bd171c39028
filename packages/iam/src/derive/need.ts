import type { Diagnostic, Pointer } from '@stepwright/asl'
import type { Phase } from '@stepwright/services'
import type { Grant } from '../policy/grant.js'

/** A permission, who needs it and when. `pointer` is the state's, or empty for the machine itself. */
export interface Need extends Grant {
  readonly state: string
  readonly pointer: Pointer
  readonly phase: Phase | 'machine'
  /** The page that says so. */
  readonly source: string
  /** Why it is not sure that this is needed: no page says it, or pages disagree. */
  readonly uncertain?: string
}

/** What is needed, and what could not be told. */
export interface Needs {
  readonly needs: readonly Need[]
  readonly diagnostics: readonly Diagnostic[]
}

/** All of several parts. */
export function together(parts: readonly Needs[]): Needs {
  return { needs: parts.flatMap(({ needs }) => needs), diagnostics: parts.flatMap(({ diagnostics }) => diagnostics) }
}
