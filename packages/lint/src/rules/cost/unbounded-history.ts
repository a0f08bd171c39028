import type { Graph, Loop } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds polling loops that only the limit of the history ends, if what they wait for never comes. */
export const unboundedHistory = defineRule({
  code: 'cost/unbounded-history',
  summary: 'A loop that polls ends by a counter, a clock, or the timeout of the machine.',
  severity: 'info',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',

  wordings: {
    waiting: (facts: { first: string; rounds: number; time: string }) => ({
      message: `the loop at "${facts.first}" has no limit of its own: after ${facts.rounds} rounds, or ${facts.time}, the history is full and the execution fails`,
      help: 'set "TimeoutSeconds" on the machine, or count the rounds and stop',
    }),
    restless: (facts: { first: string }) => ({
      message: `the loop at "${facts.first}" has no limit and no Wait: it fills the history of 25,000 events as fast as it can`,
      help: 'add a Wait state, or count the rounds and stop',
    }),
  },

  check: (context) => ({
    StateMachine(machine) {
      if (context.definition.type === 'EXPRESS') return
      for (const graph of context.analysis.graphs().values()) {
        for (const loop of graph.loops) {
          const [first] = loop.states
          if (first === undefined || loop.isEndless || isLimited(loop, graph)) continue
          const round = context.analysis.history().roundOf(loop, graph)
          if (!loop.waits) context.report({ at: first.pointer, anchor: 'key', say: 'restless', facts: { first: first.name } })
          else if (round !== undefined && machine.timeoutSeconds === undefined) {
            const rounds = Math.floor(most / round.events)
            context.report({ at: first.pointer, anchor: 'key', say: 'waiting', facts: { first: first.name, rounds, time: timeOf(rounds * round.seconds) } })
          }
        }
      }
    },
  }),
})

const most = 25_000

/** A way round or out that compares numbers or times, a list that gets shorter, or a function that decides may all be a limit. */
function isLimited({ states }: Loop, { leaving }: Graph): boolean {
  return states.some(({ name }) =>
    (leaving.get(name) ?? []).some(({ via }) => {
      if (via?.kind !== 'ChoiceRule') return false
      const test = 'comparison' in via ? JSON.stringify(via.comparison) : String(via.condition)
      return /"(Numeric|Timestamp|IsPresent|IsNull)|[<>]|\$(exists|count)/.test(test)
    }),
  )
}

function timeOf(seconds: number): string {
  const [unit, length] = units.find(([, one]) => seconds >= 2 * one) ?? ['seconds', 1]
  return `${Math.floor(seconds / length)} ${unit}`
}

const units: readonly (readonly [string, number])[] = [['days', 86_400], ['hours', 3_600], ['minutes', 60]]
