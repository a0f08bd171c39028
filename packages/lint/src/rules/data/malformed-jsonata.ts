import { defineRule } from '../../rule/define-rule.js'

/** Finds expressions that are no JSONata. */
export const malformedJsonata = defineRule({
  code: 'data/malformed-jsonata',
  summary: 'What stands between {% and %} is JSONata.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.jsonata.org/overview',
  aws: 'INVALID_JSONATA_EXPRESSION',

  wordings: {
    malformed: (facts: { field: string; state: string; reason: string; near: string }) => ({
      message: `the JSONata in "${facts.field}" of state "${facts.state}" cannot be read: ${facts.reason}`,
      help: facts.near === '' ? 'complete the expression' : `look at the text from "${facts.near}" on`,
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at, field, state, text }, { problem }) {
      if (problem === undefined) return
      const { message, offset } = problem
      const reason = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '')
      const rest = text.slice(offset).trim()
      const near = rest.length > 20 ? `${rest.slice(0, 20)}…` : rest
      context.report({ at, say: 'malformed', facts: { field, state: state.name, reason, near } })
    },
  }),
})
