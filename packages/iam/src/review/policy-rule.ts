import type { Diagnostic, DiagnosticCode, Pointer, Severity } from '@stepwright/asl'
import type { PolicyTexts, StatementText } from './statement-text.js'

/** What a rule found, and where. */
export interface PolicyFinding extends Pick<Diagnostic, 'message'>, Partial<Pick<Diagnostic, 'help' | 'note'>> {
  readonly pointer: Pointer
  readonly anchor?: 'key' | 'value'
  /** Where it is milder, or worse, than the rule. */
  readonly severity?: Severity
}

/** One thing that policy documents get wrong. */
export interface PolicyRule {
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** What is wrong with it, in a sentence. */
  readonly summary: string
  /** The page that says so. */
  readonly source: string
  /** Looks at each statement of a policy, unless a statement is the wrong place to look. */
  readonly statement?: (statement: StatementText, policy: PolicyTexts) => readonly PolicyFinding[]
  readonly policy?: (policy: PolicyTexts) => readonly PolicyFinding[]
}
