import { defineRule } from '../../rule/define-rule.js'

/** Finds loops that nothing leads out of. */
export const unboundedLoop = defineRule({
  code: 'flow/unbounded-loop',
  summary: 'A path leads out of every loop.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#terminal-state',

  wordings: {
    self: (facts: { name: string }) => ({
      message: `state "${facts.name}" leads to itself only, and so for ever`,
      help: 'lead to another state, or choose when to stop in a Choice state',
    }),
    round: (facts: { names: string }) => ({
      message: `states ${facts.names} lead to each other only, and so for ever`,
      help: 'lead out of the loop: add a Choice state that decides when to stop',
      note: 'once there, the execution runs until an error, its timeout, or the limit of its history ends it',
    }),
  },

  check: (context) => ({
    StateMachine() {
      for (const { loops, isEndless } of context.analysis.graphs().values()) {
        // where nothing ends the scope, that has been said
        if (isEndless) continue
        for (const loop of loops) {
          const [first] = loop.states
          if (!loop.isEndless || first === undefined) continue
          if (loop.states.length === 1) context.report({ at: first.pointer, anchor: 'key', say: 'self', facts: { name: first.name } })
          else context.report({ at: first.pointer, anchor: 'key', say: 'round', facts: { names: list(loop.states.map(({ name }) => name)) } })
        }
      }
    },
  }),
})

/** `"A", "B" and "C"`; of many, the first few. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 4).map((name) => `"${name}"`)
  if (names.length > shown.length) return `${shown.join(', ')} and ${names.length - shown.length} more`
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
