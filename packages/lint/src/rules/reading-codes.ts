import type { DiagnosticCode, Severity } from '@stepwright/asl'

/** A code without a rule of its own. */
export interface ReadingCode {
  readonly code: DiagnosticCode
  readonly summary: string
  readonly severity: Severity
}

/**
 * The codes that linting gives beside those of rules: what the text is, what the field table says, and what is wrong about
 * suppressions and configuration. They have pages, and no rule files.
 */
export const readingCodes: readonly ReadingCode[] = [
  error('schema/conflicting-fields', 'Fields that shut each other out do not stand side by side.'),
  error('schema/empty-list', 'Lists that need an entry have one.'),
  error('schema/empty-name', 'Every state and label has a name.'),
  error('schema/excessive-depth', 'Scopes are not nested beyond measure.'),
  error('schema/excessive-length', 'Names keep to their longest length.'),
  error('schema/malformed-resource', 'Every Resource is an ARN.'),
  error('schema/malformed-timestamp', 'Timestamps are complete, and name a day that exists.'),
  error('schema/missing-field', 'Every required field is there.'),
  error('schema/other-query-language', 'Fields belong to the query language of their state.'),
  error('schema/out-of-range', 'Numbers lie between the bounds of their fields.'),
  error('schema/query-language-downgrade', 'No state of a JSONata machine is in JSONPath.'),
  error('schema/unknown-field', 'Every field is one that its owner has.'),
  error('schema/unknown-value', 'Words that are chosen from a list are in the list.'),
  error('schema/unsupported-character', 'Labels keep to the characters that AWS allows.'),
  error('schema/wrong-type', 'Fields hold values of their kind.'),
  error('syntax/comment-in-json', 'JSON has no comments.'),
  error('syntax/duplicate-key', 'No object has a key twice.'),
  error('syntax/empty-text', 'The text holds something.'),
  error('syntax/excessive-aliases', 'Aliases of YAML do not multiply each other.'),
  error('syntax/excessive-depth', 'Objects and lists are not nested beyond measure.'),
  error('syntax/malformed-config', 'The configuration says what linting understands.'),
  warning('syntax/missing-reason', 'Every suppression gives its reason.'),
  error('syntax/not-json', 'The text is JSON.'),
  error('syntax/not-yaml', 'The text is YAML.'),
  warning('syntax/undeclared-substitution', 'Every placeholder of a definition in a template is filled in.'),
  warning('syntax/unknown-code', 'Suppressions name codes that exist.'),
  error('syntax/unreadable-file', 'Every file that was named can be read.'),
  warning('syntax/unused-substitution', 'Every substitution of a template is used in the definition.'),
  warning('syntax/unused-suppression', 'Every suppression hides something.'),
]

function error(code: DiagnosticCode, summary: string): ReadingCode {
  return { code, summary, severity: 'error' }
}

function warning(code: DiagnosticCode, summary: string): ReadingCode {
  return { code, summary, severity: 'warning' }
}
