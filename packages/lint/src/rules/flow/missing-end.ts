import { defineRule } from '../../rule/define-rule.js'

/** Finds machines that no state ends. */
export const missingEnd = defineRule({
  code: 'flow/missing-end',
  summary: 'At least one state ends the machine.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#terminal-state',
  aws: 'MISSING_END_STATE',

  wordings: {
    endless: () => ({
      message: 'no state ends the machine',
      help: 'set "End": true on the last state, or lead to a Succeed or Fail state',
    }),
  },

  check: (context) => ({
    StateMachine(machine) {
      const graph = [...context.analysis.graphs().values()].find(({ place }) => place.scope === machine)
      if (graph?.isEndless === true) context.report({ at: '/States', anchor: 'key', say: 'endless' })
    },
  }),
})
