import { defineRule } from '../../rule/define-rule.js'

/** Finds strings that begin with `{%` and do not end with `%}`. */
export const unclosedJsonata = defineRule({
  code: 'data/unclosed-jsonata',
  summary: 'A string that begins with {% ends with %}.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    unclosed: (facts: { field: string; state: string }) => ({
      message: `a string in "${facts.field}" of state "${facts.state}" begins with "{%" and does not end with "%}"`,
      help: 'end it with "%}", and leave nothing behind it',
    }),
  },

  check: (context) => ({
    StateMachine() {
      for (const { language, isComputable, text, pointer: at, field, state } of context.analysis.literals()) {
        if (language === 'JSONata' && isComputable && text.startsWith('{%')) context.report({ at, say: 'unclosed', facts: { field, state: state.name } })
      }
    },
  }),
})
