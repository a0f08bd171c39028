import { segmentsOf, type Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds `a` and `a.$` side by side in a template of JSONPath: both set the member `a`. */
export const duplicateTemplateKey = defineRule({
  code: 'data/duplicate-template-key',
  summary: 'No key of a template stands beside itself with ".$" behind it.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#payload-template',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    both: (facts: { key: string; field: string; state: string }) => ({
      message: `"${facts.field}" of state "${facts.state}" has both "${facts.key}" and "${facts.key}.$"`,
      help: 'keep one of them: the ".$" is taken off when the value is computed',
    }),
  },

  check: (context) => ({
    Site({ hasTwin, pointer, field, state }) {
      if (!hasTwin) return
      const at = pointer.slice(0, -'.$'.length) as Pointer
      const key = segmentsOf(at).at(-1) ?? ''
      // the computed one is likely to be what was added last
      const fixes = [{ title: `remove "${key}"`, kind: 'review' as const, edits: [{ pointer: at, remove: true as const }] }]
      context.report({ at, anchor: 'key', say: 'both', facts: { key, field, state: state.name }, fixes })
    },
  }),
})
