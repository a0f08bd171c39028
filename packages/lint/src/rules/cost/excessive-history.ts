import type { Graph, Loop } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds machines whose history is full before they end: loops that poll too often for their timeout, and Maps over too many items. */
export const excessiveHistory = defineRule({
  code: 'cost/excessive-history',
  summary: 'The history of an execution stays below 25,000 events.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',

  wordings: {
    loop: (facts: { first: string; events: number; seconds: number; rounds: number; timeout: number }) => ({
      message: `the loop at "${facts.first}" may go round ${facts.rounds} times before the machine times out, with ${facts.events} events each: more than 25,000 in all`,
      help: `wait longer than ${Math.ceil((facts.timeout * facts.events) / most)} seconds in each round, or count the rounds and stop`,
      note: 'an execution whose history has 25,000 events fails',
    }),
    states: (facts: { name: string; events: number }) => ({
      message: `state "${facts.name}" writes ${facts.events} events into the history, which may have 25,000`,
      help: 'make the Map distributed, whose children have histories of their own, or start other executions',
      note: 'an execution whose history has 25,000 events fails',
    }),
  },

  check: (context) => ({
    StateMachine(machine) {
      // EXPRESS machines have no such history
      if (context.definition.type === 'EXPRESS') return
      for (const graph of context.analysis.graphs().values()) {
        for (const state of graph.place.scope.states) {
          const events = state.kind === 'Map' ? context.analysis.history().eventsOf(state) : 0
          if (events > most) context.report({ at: state.pointer, anchor: 'key', say: 'states', facts: { name: state.name, events } })
        }
        if (graph.place.outer !== undefined || typeof machine.timeoutSeconds !== 'number') continue
        for (const loop of graph.loops) {
          const round = isCounted(loop, graph) ? undefined : context.analysis.history().roundOf(loop, graph)
          const [first] = loop.states
          if (round === undefined || first === undefined || round.seconds <= 0) continue
          const rounds = Math.floor(machine.timeoutSeconds / round.seconds)
          const facts = { first: first.name, ...round, rounds, timeout: machine.timeoutSeconds }
          if (rounds * round.events > most) context.report({ at: first.pointer, anchor: 'key', say: 'loop', facts })
        }
      }
    },
  }),
})

const most = 25_000

/** Whether a way out compares numbers or times, as a counter or a clock does. */
function isCounted({ exits, states }: Loop, { leaving }: Graph): boolean {
  const rules = [...exits, ...states.flatMap(({ name }) => leaving.get(name) ?? [])].map(({ via }) => via)
  return rules.some((via) => {
    if (via?.kind !== 'ChoiceRule') return false
    const test = 'comparison' in via ? JSON.stringify(via.comparison) : String(via.condition)
    return /"(Numeric|Timestamp)|[<>]/.test(test)
  })
}
