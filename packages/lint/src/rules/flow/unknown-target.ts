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
    elsewhere: (facts: { source: string; target: string; inside: string; around: string }) => ({
      message: `${facts.source} "${facts.target}", which stands ${facts.inside === '' ? 'outside of' : facts.inside === facts.around ? 'in another branch of' : 'inside of'} state "${facts.inside || facts.around}"`,
      help: facts.around === '' ? `go to "${facts.inside}", which runs what stands inside of it` : `end inside of "${facts.around}", with "End": true or a Succeed state, and go on from "${facts.around}" itself`,
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
          const home = analysis.scopes().find(({ states }) => states.has(target))
          const other = home?.states.get(target)
          // comparing each with all is slow, and nobody reads that many
          const near = index < 50 ? (nearName(target, namesIn(graph)) ?? '') : ''
          if (other === undefined || near !== '') {
            // a state that would lead to itself was hardly meant
            const fixes = near === '' || near === transition.from ? [] : [{ title: `use "${near}"`, kind: 'review' as const, edits: [{ pointer: at, value: near }] }]
            context.report({ at, say: 'missing', facts: { ...facts, near }, related: definition(near, graph), fixes })
          } else context.report({ at, say: 'elsewhere', facts: { ...facts, inside: home?.outer?.state.name ?? '', around: graph.place.outer?.state.name ?? '' }, related: [{ at: other.pointer, anchor: 'key', message: `"${target}" is defined here` }] })
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
function sourceOf({ kind, from = '' }: Transition, { scope, outer }: ScopePlace): string {
  if (kind === 'start') {
    const [, branch] = /\/Branches\/(\d+)$/.exec(scope.pointer) ?? []
    return outer === undefined ? 'the machine starts at' : `${branch === undefined ? 'the item processor' : `branch ${Number(branch) + 1}`} of state "${outer.state.name}" starts at`
  }
  const ways = { next: 'goes to', rule: 'chooses', default: 'goes by default to', catch: 'goes after an error to' }
  return `state "${from}" ${ways[kind]}`
}
