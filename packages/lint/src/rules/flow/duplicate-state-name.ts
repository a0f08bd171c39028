import type { State } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds states of one name in different scopes. In one scope, the reader of the text sees them. */
export const duplicateStateName = defineRule({
  code: 'flow/duplicate-state-name',
  summary: 'The names of states are unique in the whole machine.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#states-fields',
  aws: 'DUPLICATE_STATE_NAME',

  wordings: {
    duplicate: (facts: { name: string }) => ({
      message: `two states are named "${facts.name}"`,
      help: 'name one of them differently: names are unique across all branches and item processors',
    }),
  },

  check: (context) => ({
    StateMachine() {
      const scopes = context.analysis.scopes()
      if (scopes.length === 1) return
      const first = new Map<string, State>()
      for (const { scope } of scopes) {
        for (const state of scope.states) {
          const { name, pointer: at } = state
          const other = first.get(name)
          if (other === undefined) first.set(name, state)
          else context.report({ at, anchor: 'key', say: 'duplicate', facts: { name }, related: [{ at: other.pointer, anchor: 'key', message: `the other "${name}" is here` }] })
        }
      }
    },
  }),
})
