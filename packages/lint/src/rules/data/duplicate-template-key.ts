import { child, eachField, isObject, type Json, type Pointer } from '@stepwright/asl'
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
    State(state) {
      // two keys clash where one of them is computed
      if (!context.sitesOf(state).some(({ holds, language }) => holds === 'template' && language === 'JSONPath')) return
      eachField(state, 'JSONPath', ({ holds, field }, value, node) => {
        if (holds.kind !== 'template') return
        for (const { key, at } of clashesIn(value as Json, child(node.pointer, field))) {
          // the computed one is likely to be what was added last
          const fixes = [{ title: `remove "${key}"`, kind: 'review' as const, edits: [{ pointer: at, remove: true as const }] }]
          context.report({ at, anchor: 'key', say: 'both', facts: { key, field, state: state.name }, fixes })
        }
      })
    },
  }),
})

function clashesIn(root: Json, rootPointer: Pointer): readonly { readonly key: string; readonly at: Pointer }[] {
  const found: { readonly key: string; readonly at: Pointer }[] = []
  const waiting: { readonly value: Json; readonly at: Pointer }[] = [{ value: root, at: rootPointer }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, at } = next
    if (!isObject(value) && !Array.isArray(value)) continue
    const isList = Array.isArray(value)
    for (const [key, member] of Object.entries(value)) {
      const plain = isList || !key.endsWith('.$') ? undefined : key.slice(0, -2)
      if (plain !== undefined && Object.hasOwn(value, plain)) found.push({ key: plain, at: child(at, plain) })
      if (typeof member === 'object' && member !== null) waiting.push({ value: member as Json, at: child(at, key) })
    }
  }
  return found
}
