import type { DiagnosticCode, Severity } from '@stepwright/asl'
import { readingCodes } from './reading-codes.js'
import { rules } from './rules.js'

/** A code that linting can give, by a rule or by reading. */
export interface CodeFacts {
  readonly code: DiagnosticCode
  readonly summary: string
  readonly severity: Severity
  /** The severity in the preset `strict`, where it is another. */
  readonly strict?: Severity
}

/** Every code, sorted. Each has a page beside its rule, or where its rule would stand. */
export const codes: readonly CodeFacts[] = [...readingCodes, ...rules].toSorted((a, b) => (a.code < b.code ? -1 : 1))
