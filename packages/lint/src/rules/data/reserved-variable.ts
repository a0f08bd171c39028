import { defineRule } from '../../rule/define-rule.js'

/** Finds assignments to `$states`. */
export const reservedVariable = defineRule({
  code: 'data/reserved-variable',
  summary: 'No variable is named "states".',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  aws: 'RESERVED_VARIABLE_NAME',

  wordings: {
    reserved: (facts: { state: string }) => ({
      message: `state "${facts.state}" assigns the variable "$states", which Step Functions fills in itself`,
      help: 'give the variable another name',
    }),
  },

  check: (context) => ({
    Assignment({ name, state, pointer: at }) {
      if (name === 'states') context.report({ at, anchor: 'key', say: 'reserved', facts: { state: state.name } })
    },
  }),
})
