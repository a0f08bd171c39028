import { jsonataBuiltinOf, jsonataBuiltins, nearName } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds calls of functions that neither JSONata nor Step Functions nor the expression has. */
export const unknownFunction = defineRule({
  code: 'data/unknown-function',
  summary: 'JSONata calls functions that Step Functions has, or that the expression defines.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',

  wordings: {
    unknown: (facts: { name: string; near: string }) => ({
      message: `there is no function "$${facts.name}"`,
      help: facts.near === '' ? 'use a function of JSONata, or define it in the expression' : `use "$${facts.near}"`,
      note: 'the state fails with States.QueryEvaluationError',
    }),
    removed: () => ({
      message: '"$eval" does not exist in Step Functions',
      help: 'write out what it would evaluate, or use "$parse" to read JSON',
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at }, { calls }) {
      for (const { name, isLocal } of calls) {
        if (isLocal || jsonataBuiltinOf(name) !== undefined) continue
        if (name === 'eval') context.report({ at, say: 'removed' })
        else context.report({ at, say: 'unknown', facts: { name, near: nearName(name, jsonataBuiltins.map((builtin) => builtin.name)) ?? '' } })
      }
    },
  }),
})
