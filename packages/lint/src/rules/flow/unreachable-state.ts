import type { Graph } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds states that no path from `StartAt` leads to. */
export const unreachableState = defineRule({
  code: 'flow/unreachable-state',
  summary: 'A path leads from StartAt to every state.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#transition',
  aws: 'MISSING_TRANSITION_TARGET',

  wordings: {
    unreachable: (facts: { name: string; startAt: string }) => ({
      message: `state "${facts.name}" can never run: no path leads to it from "${facts.startAt}"`,
      help: `name "${facts.name}" in a Next, Default or Catch of a state that runs, or delete it`,
    }),
    orphaned: (facts: { name: string; startAt: string; from: string }) => ({
      message: `state "${facts.name}" can never run: only "${facts.from}" leads to it, and no path leads there from "${facts.startAt}"`,
      help: `name "${facts.name}" or "${facts.from}" in a Next, Default or Catch of a state that runs, or delete both`,
    }),
  },

  check: (context) => ({
    StateMachine(machine) {
      const graphs = context.analysis.graphs()
      // AWS does not look for these while no state ends the machine (measured)
      const whole = [...graphs.values()].find(({ place }) => place.scope === machine)
      if (whole?.isEndless === true) return
      for (const graph of graphs.values()) {
        if (graph.unreachable.length === 0) continue
        const sources = sourcesIn(graph)
        for (const { name, pointer: at } of graph.unreachable) {
          const from = sources.get(name)
          const facts = { name, startAt: graph.start }
          if (from === undefined) context.report({ at, anchor: 'key', say: 'unreachable', facts })
          else context.report({ at, anchor: 'key', say: 'orphaned', facts: { ...facts, from } })
        }
      }
    },
  }),
})

/** For each target of an unreachable state, the first of those that lead to it, and are not itself. */
function sourcesIn({ unreachable, leaving }: Graph): ReadonlyMap<string, string> {
  const sources = new Map<string, string>()
  for (const { name } of unreachable) for (const { to } of leaving.get(name) ?? []) if (to !== name && !sources.has(to)) sources.set(to, name)
  return sources
}
