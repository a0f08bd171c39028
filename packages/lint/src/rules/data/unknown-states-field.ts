import { nearName } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds fields that `$states` does not have. */
export const unknownStatesField = defineRule({
  code: 'data/unknown-states-field',
  summary: '$states has the fields input, result, errorOutput and context.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    unknown: (facts: { name: string; near: string }) => ({
      message: `$states has no field "${facts.name}"`,
      help: facts.near === '' ? 'use one of input, result, errorOutput and context' : `use "$states.${facts.near}"`,
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at }, { variables }) {
      for (const { name, isLocal, path } of variables) {
        const [field] = path
        if (name !== 'states' || isLocal || field === undefined || fields.includes(field)) continue
        context.report({ at, say: 'unknown', facts: { name: field, near: nearName(field, fields) ?? '' } })
      }
    },
  }),
})

const fields: readonly string[] = ['input', 'result', 'errorOutput', 'context']
