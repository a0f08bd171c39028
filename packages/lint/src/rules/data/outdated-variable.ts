import { defineRule } from '../../rule/define-rule.js'

/** Finds members of an Assign that read a variable which another member of it sets: they see the value from before. */
export const outdatedVariable = defineRule({
  code: 'data/outdated-variable',
  summary: 'A member of an Assign reads no variable that another member of it sets.',
  severity: 'info',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    outdated: (facts: { state: string; name: string; reader: string }) => ({
      message: `in state "${facts.state}", "${facts.reader}" is computed from the variable "$${facts.name}" as it was before this Assign sets it`,
      help: `compute "${facts.reader}" in a later state, if the new value is meant`,
      note: 'all members of an Assign are computed from the values on entry, and take effect together',
    }),
  },

  check: (context) => ({
    StateMachine() {
      const { reads, assignments } = context.analysis.variables()
      if (reads.length === 0 || assignments.length === 0) return
      const set = new Set(assignments.map(({ via, name }) => `${via.pointer}/Assign ${name}`))
      for (const { name, site } of reads) {
        const [, assign, key = ''] = /^(.*\/Assign)\/([^/]*)/s.exec(site.pointer) ?? []
        const reader = key.replace(/\.\$$/, '')
        if (site.field === 'Assign' && reader !== name && set.has(`${assign} ${name}`)) {
          context.report({ at: site.pointer, say: 'outdated', facts: { state: site.state.name, name, reader } })
        }
      }
    },
  }),
})
