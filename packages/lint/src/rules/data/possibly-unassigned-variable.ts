import { defineRule } from '../../rule/define-rule.js'

/** Finds variables that have a value on some paths to where they are read, and none on others. */
export const possiblyUnassignedVariable = defineRule({
  code: 'data/possibly-unassigned-variable',
  summary: 'A variable is assigned on every path to where it is read.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    sometimes: (facts: { state: string; name: string; by: string }) => ({
      message: `state "${facts.state}" reads the variable "$${facts.name}", which not every path there assigns`,
      help: `assign "${facts.name}" on the other paths too, or give it a first value at the start`,
      note: `it is assigned in ${facts.by}; on a path that goes round, the state fails`,
    }),
  },

  check: (context) => ({
    StateMachine() {
      const told = new Set<string>()
      for (const { name, site, certainty, assignments } of context.analysis.variables().reads) {
        if (certainty !== 'sometimes') continue
        const key = JSON.stringify([site.pointer, name])
        if (told.has(key) || isGuarded(site.text, name)) continue
        told.add(key)
        const by = [...new Set(assignments.map(({ state }) => `"${state.name}"`))].slice(0, 3).join(', ')
        const related = assignments.slice(0, 3).map(({ pointer }) => ({ at: pointer, anchor: 'key' as const, message: `"${name}" is assigned here` }))
        context.report({ at: site.pointer, say: 'sometimes', facts: { state: site.state.name, name, by }, related })
      }
    },
  }),
})

/** `$exists($x)` asks whether there is a value, and `$x` may stand beside it. */
const isGuarded = (text: string, name: string): boolean => text.includes(`$exists($${name}`)
