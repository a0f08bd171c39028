import { isDistributed } from '@stepwright/asl'
import { expressLimitOf } from '../../rule/express-limits.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds what an EXPRESS machine cannot do. */
export const unsupportedInExpress = defineRule({
  code: 'service/unsupported-in-express',
  summary: 'EXPRESS machines do what they can do.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    refused: (facts: { name: string; what: string }) => ({
      message: `state "${facts.name}" would ${facts.what}, which an EXPRESS machine cannot`,
      help: 'make the machine STANDARD, or do without it',
    }),
  },

  check: (context) => ({
    State(state, { type, around }) {
      const inChild = around.some((outer) => outer.kind === 'Map' && isDistributed(outer.itemProcessor))
      if (type !== 'EXPRESS' || inChild) return
      const limit = expressLimitOf(state, context.callOf)
      if (limit !== undefined) context.report({ at: `${state.pointer}/${limit.field}`, say: 'refused', facts: { name: state.name, what: limit.what } })
    },
  }),
})
