import { defineRule } from '../../rule/define-rule.js'

/** Finds operators that came to JSONata after the version that AWS runs. */
export const unsupportedOperator = defineRule({
  code: 'data/unsupported-operator',
  summary: 'JSONata uses operators of version 2.0, which Step Functions runs.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',

  wordings: {
    later: (facts: { operator: string; instead: string }) => ({
      message: `"${facts.operator}" came to JSONata after version 2.0.6, which Step Functions runs`,
      help: `write "${facts.instead}"`,
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at }, { laterOperators }) {
      for (const { name: operator } of laterOperators) {
        context.report({ at, say: 'later', facts: { operator, instead: operator === '??' ? '$exists(a) ? a : b' : 'a ? a : b' } })
      }
    },
  }),
})
