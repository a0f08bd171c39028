import { defineRule } from '../../rule/define-rule.js'

/** Finds variables that are assigned and never read. */
export const unusedVariable = defineRule({
  code: 'data/unused-variable',
  summary: 'A variable that is assigned is read somewhere.',
  severity: 'info',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    unused: (facts: { state: string; name: string }) => ({
      message: `state "${facts.state}" assigns the variable "$${facts.name}", which nothing reads`,
      help: `remove "${facts.name}" from the "Assign"`,
    }),
  },

  check: (context) => ({
    StateMachine() {
      for (const { name, state, pointer: at } of context.analysis.variables().unused) {
        context.report({ at, anchor: 'key', say: 'unused', facts: { state: state.name, name } })
      }
    },
  }),
})
