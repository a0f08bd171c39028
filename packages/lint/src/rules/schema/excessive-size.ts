import { defineRule } from '../../rule/define-rule.js'

/** Finds definitions over a mebibyte. */
export const excessiveSize = defineRule({
  code: 'schema/excessive-size',
  summary: 'The definition is no larger than AWS takes.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    large: (facts: { size: number }) => ({
      message: `the definition has ${facts.size} characters, and AWS takes 1048576 at most`,
      help: 'move large constants elsewhere, or split the machine: start another one from a Task',
    }),
  },

  check: (context) => ({
    StateMachine({ pointer }) {
      const { source } = context
      // YAML is turned into JSON on the way, and blanks between values may go
      if (source === undefined || source.syntax !== 'json' || source.text.length <= largest) return
      const size = source.text.replace(/^\s+|\n\s*/g, '').length
      if (size > largest) context.report({ at: pointer, say: 'large', facts: { size } })
    },
  }),
})

const largest = 1_048_576
