import { child, nearName, type Graph, type ScopePlace, type Transition } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds a StartAt, Next or Default that names no state of its scope. */
export const unknownTarget = defineRule({
  code: 'flow/unknown-target',
  summary: 'StartAt, Next and Default name a state of the same scope.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#transition',
  aws: 'MISSING_TRANSITION_TARGET',

  wordings: {
    missing: (facts: { source: string; target: string; near: string }) => ({
      message: `${facts.source} "${facts.target}", which does not exist`,
      help: facts.near === '' ? `add a state "${facts.target}", or name another` : `use "${facts.near}"`,
    }),
    elsewhere: (facts: { source: string; target: string }) => ({
      message: `${facts.source} "${facts.target}", which stands in another scope`,
      help: 'end the branch with "End": true, and go on from the Parallel or Map state around it',
      note: 'states of a branch or item processor and the states around it cannot lead to each other',
    }),
  },

  check: (context) => ({
    StateMachine() {
      const analysis = context.analysis
      const graphs = [...analysis.graphs().values()].filter(({ astray }) => astray.length > 0)
      for (const graph of graphs) {
        for (const [index, transition] of graph.astray.entries()) {
          const { to: target, pointer: at } = transition
          const facts = { source: sourceOf(transition, graph.place), target }
          const other = analysis.scopes().find(({ states }) => states.has(target))?.states.get(target)
          // comparing each with all is slow, and nobody reads that many
          const near = index < 50 ? (nearName(target, namesIn(graph)) ?? '') : ''
          if (other === undefined || near !== '') {
            // a state that would lead to itself was hardly meant
            const fixes = near === '' || near === transition.from ? [] : [{ title: `use "${near}"`, kind: 'review' as const, edits: [{ pointer: at, value: near }] }]
            context.report({ at, say: 'missing', facts: { ...facts, near }, related: definition(near, graph), fixes })
          } else context.report({ at, say: 'elsewhere', facts, related: [{ at: other.pointer, anchor: 'key', message: `"${target}" is defined here` }] })
        }
      }
    },
  }),
})

const namesIn = ({ place }: Graph): readonly string[] => [...place.states.keys(), ...place.unknownStates.keys()]

function definition(name: string, { place }: Graph): { readonly at: ReturnType<typeof child>; readonly anchor: 'key'; readonly message: string }[] {
  return name === '' ? [] : [{ at: child(place.scope.pointer, 'States', name), anchor: 'key', message: `"${name}" is defined here` }]
}

/** `state "A" goes to`, as the beginning of a sentence. */
function sourceOf({ kind, from = '' }: Transition, { outer }: ScopePlace): string {
  if (kind === 'start') return outer === undefined ? 'the machine starts at' : `a scope inside state "${outer.state.name}" starts at`
  const ways = { next: 'goes to', rule: 'chooses', default: 'goes by default to', catch: 'goes after an error to' }
  return `state "${from}" ${ways[kind]}`
}
