import type { DiagnosticCode } from '@stepwright/asl'

/**
 * The codes that reading a definition gives, before any rule looks at it: what the text is (`syntax`), and what the field
 * table says (`schema`). They have pages, and no rule files.
 */
export const readingCodes: readonly { readonly code: DiagnosticCode; readonly summary: string; readonly severity: 'error' }[] = [
  error('schema/conflicting-fields', 'Fields that shut each other out do not stand side by side.'),
  error('schema/empty-list', 'Lists that need an entry have one.'),
  error('schema/missing-field', 'Every required field is there.'),
]

function error(code: DiagnosticCode, summary: string): { readonly code: DiagnosticCode; readonly summary: string; readonly severity: 'error' } {
  return { code, summary, severity: 'error' }
}
