import { defineRule } from '../../rule/define-rule.js'

/** Finds `$states.errorOutput` outside of catchers. */
export const unsupportedErrorOutput = defineRule({
  code: 'data/unsupported-error-output',
  summary: '$states.errorOutput stands in the Assign and Output of a catcher only.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  aws: 'UNSUPPORTED_JSONATA_EXPRESSION',

  wordings: {
    outside: (facts: { field: string; state: string }) => ({
      message: `"${facts.field}" of state "${facts.state}" reads $states.errorOutput, which exists in a catcher only`,
      help: 'keep the error in the "Assign" or "Output" of the catcher that leads here, and read it from there',
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at, field, state, moment }, { variables }) {
      if (moment === 'error') return
      const isRead = variables.some(({ name, isLocal, path }) => name === 'states' && !isLocal && path[0] === 'errorOutput')
      if (isRead) context.report({ at, say: 'outside', facts: { field, state: state.name } })
    },
  }),
})
