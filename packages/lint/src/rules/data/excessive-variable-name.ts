import { isPlaceholder } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds names of variables that are too long. */
export const excessiveVariableName = defineRule({
  code: 'data/excessive-variable-name',
  summary: 'The names of variables have at most 80 characters.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    long: (facts: { state: string; start: string; length: number }) => ({
      message: `state "${facts.state}" assigns the variable "${facts.start}…", whose name has ${facts.length} characters, more than 80`,
      help: 'shorten the name',
    }),
  },

  check: (context) => ({
    Assignment({ name, state, pointer: at }) {
      const { length } = Array.from(name)
      if (length > 80 && !isPlaceholder(name)) context.report({ at, anchor: 'key', say: 'long', facts: { state: state.name, start: name.slice(0, 20), length } })
    },
  }),
})
