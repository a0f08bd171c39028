import { defineRule } from '../../rule/define-rule.js'

/** Finds an Error or Cause that is too long. */
export const excessiveError = defineRule({
  code: 'data/excessive-error',
  summary: 'Errors and causes are no longer than AWS keeps them.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ExecutionFailedEventDetails.html',

  wordings: {
    long: (facts: { field: string; length: number; most: number }) => ({
      message: `"${facts.field}" has ${facts.length} characters, and ${facts.most} is the most`,
      help: 'shorten it',
    }),
  },

  check: (context) => ({
    Fail(state) {
      for (const [field, text, most] of [['Error', state.error, 256], ['Cause', state.cause, 32_768]] as const) {
        if (text !== undefined && !text.startsWith('{%') && text.length > most) context.report({ at: `${state.pointer}/${field}`, say: 'long', facts: { field, length: text.length, most } })
      }
    },
  }),
})
