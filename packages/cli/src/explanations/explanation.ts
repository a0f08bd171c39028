import type { DiagnosticCode, Severity } from '@stepwright/asl'

/** What `stepwright explain` tells of a code that is no rule of lint. */
export interface Explanation {
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** What is wrong, in a sentence. */
  readonly summary: string
  /** Why it matters, or what is done about it. */
  readonly why: string
  /** The language of the examples. */
  readonly language?: 'ts' | 'json'
  /** What brings the code up. TypeScript without imports is the body of a workflow: `(flow, input) => { … }`. */
  readonly wrong?: string
  readonly right?: string
  /** The page of AWS that says so. */
  readonly source?: string
}
