import { defineRule } from '../../rule/define-rule.js'

/** Finds branches and item processors that assign a variable which the scope around them assigns too. */
export const duplicateVariable = defineRule({
  code: 'data/duplicate-variable',
  summary: 'Inner scopes assign no variable that a scope around them assigns.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    shadowing: (facts: { state: string; outer: string; name: string }) => ({
      message: `state "${facts.state}" assigns the variable "$${facts.name}", and so does state "${facts.outer}" of a scope around it`,
      help: 'use another name inside, and hand the value out in the output of the branch or item',
      note: 'a branch or item cannot change the variables of the scope around it',
    }),
  },

  check: (context) => ({
    StateMachine() {
      for (const { inner, outer } of context.analysis.variables().shadowing) {
        context.report({
          at: inner.pointer,
          anchor: 'key',
          say: 'shadowing',
          facts: { state: inner.state.name, outer: outer.state.name, name: inner.name },
          related: [{ at: outer.pointer, anchor: 'key', message: `"${inner.name}" of the scope around is assigned here` }],
        })
      }
    },
  }),
})
