import { isDistributed } from '@stepwright/asl'
import { expressLimitOf } from '../../rule/express-limits.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds what the EXPRESS children of a distributed Map cannot do. */
export const unsupportedInExpressChild = defineRule({
  code: 'service/unsupported-in-express-child',
  summary: 'EXPRESS children of a distributed Map do what they can do.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',

  wordings: {
    refused: (facts: { name: string; what: string; map: string }) => ({
      message: `state "${facts.name}" would ${facts.what}, which the EXPRESS executions of Map "${facts.map}" cannot`,
      help: 'set "ExecutionType": "STANDARD" in its "ProcessorConfig", or do without it',
    }),
  },

  check: (context) => ({
    State(state, { type, around }) {
      const map = around.findLast((outer) => outer.kind === 'Map' && isDistributed(outer.itemProcessor))
      if (type !== 'EXPRESS' || map === undefined) return
      const limit = expressLimitOf(state, context.callOf)
      if (limit !== undefined) context.report({ at: `${state.pointer}/${limit.field}`, say: 'refused', facts: { name: state.name, what: limit.what, map: map.name } })
    },
  }),
})
