import { child } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds fields that AWS reads still, and calls otherwise by now. */
export const deprecatedField = defineRule({
  code: 'schema/deprecated-field',
  summary: 'Fields have the names that AWS gives them today.',
  severity: 'info',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html',

  wordings: {
    old: (facts: { name: string; field: string; now: string }) => ({
      message: `Map "${facts.name}" has "${facts.field}", which is called "${facts.now}" by now`,
      help: `rename it to "${facts.now}"`,
    }),
  },

  check: (context) => ({
    Map({ name, pointer, parameters, itemSelector, itemProcessor }) {
      const look = (field: string, now: string): void => {
        const at = child(pointer, field)
        context.report({ at, anchor: 'key', say: 'old', facts: { name, field, now }, fixes: [{ title: `rename it to "${now}"`, kind: 'safe', edits: [{ pointer: at, rename: now }] }] })
      }
      if (parameters !== undefined && itemSelector === undefined) look('Parameters', 'ItemSelector')
      if (itemProcessor.pointer === child(pointer, 'Iterator')) look('Iterator', 'ItemProcessor')
    },
  }),
})
