import { defineRule } from '../../rule/define-rule.js'

/** Finds variables from outside a distributed Map that are read inside it. */
export const unreachableVariable = defineRule({
  code: 'data/unreachable-variable',
  summary: 'States in a distributed Map read no variable from outside it.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    hidden: (facts: { state: string; name: string }) => ({
      message: `state "${facts.state}" reads the variable "$${facts.name}" from outside the distributed Map it stands in`,
      help: `hand "$${facts.name}" to the items in the "ItemSelector" of the Map`,
      note: 'the children of a distributed Map are executions of their own, which see no variables from outside',
    }),
  },

  check: (context) => ({
    VariableRead({ name, site, certainty }) {
      if (certainty === 'hidden') context.report({ at: site.pointer, say: 'hidden', facts: { state: site.state.name, name } })
    },
  }),
})
