import { segmentsOf, type Diagnostic, type Pointer } from '@stepwright/asl'

/**
 * Where AWS's own validation says that a problem is: `/States/C/Choices[0]/Next`, names as they are. Fields that do not belong
 * are told of at their owner, expressions of JSONPath templates at the field they stand in, all else where we say it; what
 * concerns the whole machine has no place or `/`. Measured with ValidateStateMachineDefinition.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export function awsLocationOf({ code, location: { pointer }, aws }: Diagnostic): string | undefined {
  if (aws === undefined || placeless.has(aws) || code.startsWith('syntax/')) return undefined
  const segments = segmentsOf(atOwner.has(code) ? parentOf(pointer) : pointer)
  const template = segments.findIndex((segment) => templates.has(segment))
  const shown = atTemplate.has(code) && template >= 0 ? segments.slice(0, template + 1) : segments
  return shown.length === 0 ? '/' : shown.map((segment, index) => (isIndex(segment, shown[index - 1]) ? `[${segment}]` : `/${segment}`)).join('')
}

const placeless: ReadonlySet<string> = new Set(['MISSING_END_STATE', 'MISSING_DESCRIPTION', 'INVALID_JSON_DESCRIPTION'])
const atOwner: ReadonlySet<string> = new Set(['schema/unknown-field', 'schema/other-query-language', 'schema/query-language-downgrade', 'schema/conflicting-fields'])
const atTemplate: ReadonlySet<string> = new Set(['data/malformed-expression', 'data/duplicate-template-key'])
const templates: ReadonlySet<string> = new Set(['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'])

/** A state may be called `0` as well. */
const isIndex = (segment: string, before: string | undefined): boolean => /^\d+$/.test(segment) && before !== undefined && before !== 'States'

const parentOf = (pointer: Pointer): Pointer => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))) as Pointer
