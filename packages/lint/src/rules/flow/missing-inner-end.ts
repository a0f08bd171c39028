import { defineRule } from '../../rule/define-rule.js'

/** Finds branches and item processors that no state ends: AWS accepts them, and they run until something fails. */
export const missingInnerEnd = defineRule({
  code: 'flow/missing-inner-end',
  summary: 'At least one state ends each branch and item processor.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#terminal-state',

  wordings: {
    endless: (facts: { name: string; what: string }) => ({
      message: `no state ends ${facts.what} state "${facts.name}"`,
      help: 'set "End": true on its last state, or lead to a Succeed or Fail state',
      note: `"${facts.name}" waits for it until an error or a timeout ends the execution`,
    }),
  },

  check: (context) => ({
    StateMachine() {
      for (const { place, isEndless } of context.analysis.graphs().values()) {
        const state = place.outer?.state
        if (state === undefined || !isEndless) continue
        const what = state.kind === 'Map' ? 'the item processor of' : state.branches.length === 1 ? 'the branch of' : 'a branch of'
        context.report({ at: `${place.scope.pointer}/States`, anchor: 'key', say: 'endless', facts: { name: state.name, what } })
      }
    },
  }),
})
