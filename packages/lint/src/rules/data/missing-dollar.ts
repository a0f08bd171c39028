import { parsePathExpression } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds paths in a template whose key lacks the `.$` that makes Step Functions compute them. */
export const missingDollar = defineRule({
  code: 'data/missing-dollar',
  summary: 'The key of a path in a template ends in ".$".',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html',
  aws: 'NO_DOLLAR',

  wordings: {
    key: (facts: { key: string; text: string; state: string }) => ({
      message: `"${facts.key}" in state "${facts.state}" is the text "${facts.text}", and not what the path finds`,
      help: `name the key "${facts.key}.$"`,
    }),
    list: (facts: { text: string; state: string; field: string }) => ({
      message: `a list in "${facts.field}" of state "${facts.state}" holds the text "${facts.text}", and not what the path finds`,
      help: `write the whole list under a key that ends in ".$", such as "list.$": "States.Array(${facts.text})"`,
    }),
  },

  check: (context) => ({
    Literal({ language, holds, key, text, pointer: at, state, field }) {
      if (language !== 'JSONPath' || holds !== 'template' || !/^\$\$?[.[]\S*$|^States\.[A-Z]\w*\(.*\)$/.test(text)) return
      if (key === '') context.report({ at, say: 'list', facts: { text, state: state.name, field } })
      else {
        const isTaken = context.sitesOf(state).some(({ pointer }) => pointer === `${at}.$`)
        const fixes = isTaken || parsePathExpression(text).kind === 'unreadable' ? [] : [{ title: `name the key "${key}.$"`, kind: 'review' as const, edits: [{ pointer: at, rename: `${key}.$` }] }]
        context.report({ at, anchor: 'key', say: 'key', facts: { key, text, state: state.name }, fixes })
      }
    },
  }),
})
