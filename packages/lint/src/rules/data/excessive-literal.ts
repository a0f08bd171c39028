import { defineRule } from '../../rule/define-rule.js'

/** Finds constants that are larger than any input or output. */
export const excessiveLiteral = defineRule({
  code: 'data/excessive-literal',
  summary: 'Constants fit into the data that a state may hand on.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',

  wordings: {
    large: (facts: { name: string; field: string; size: number }) => ({
      message: `"${facts.field}" of state "${facts.name}" has ${facts.size} bytes, and 262144 may be handed on`,
      help: 'keep the data in S3, and read it where it is needed',
      note: 'the execution fails there with States.DataLimitExceeded',
    }),
  },

  check: (context) => ({
    State(state) {
      // a text that is short has nothing long in it; no character takes more than three bytes per unit of UTF-16
      if (context.source !== undefined && context.source.syntax === 'json' && context.source.text.length * 3 <= most) return
      const { result, parameters, arguments: given, output } = state as unknown as { readonly [member: string]: unknown }
      for (const [field, value] of Object.entries({ Result: result, Parameters: parameters, Arguments: given, Output: output })) {
        if (value === undefined) continue
        const size = sizeOf(JSON.stringify(value))
        if (size > most) context.report({ at: `${state.pointer}/${field}`, say: 'large', facts: { name: state.name, field, size } })
      }
    },
  }),
})

const most = 262_144

/** In UTF-8. */
function sizeOf(text: string): number {
  // no character takes more than three bytes per unit of UTF-16
  if (text.length * 3 <= most) return text.length
  let size = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return size
}
