import { nearName, type Analysis, type VariableRead } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds variables that have no value where they are read, whatever the path. AWS's API accepts them; its console warns. */
export const unassignedVariable = defineRule({
  code: 'data/unassigned-variable',
  summary: 'A variable is assigned before it is read.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    unknown: (facts: { state: string; name: string; near: string }) => ({
      message: `state "${facts.state}" reads the variable "$${facts.name}", which nothing assigns`,
      help: facts.near === '' ? `assign "${facts.name}" in an Assign before` : `use "$${facts.near}"`,
      note: 'the state fails when it gets there',
    }),
    late: (facts: { state: string; name: string; by: string }) => ({
      message: `state "${facts.state}" reads the variable "$${facts.name}" before it is assigned`,
      help: `assign "${facts.name}" in a state that comes before "${facts.state}" on every path`,
      note: `it is assigned in "${facts.by}", after the expressions of that state have been computed`,
    }),
  },

  check: (context) => ({
    VariableRead(read) {
      const { name, site, certainty } = read
      if (certainty !== 'never') return
      const state = site.state.name
      const at = site.pointer
      const by = assignerOf(read)
      if (by === undefined) context.report({ at, say: 'unknown', facts: { state, name, near: nearName(name, context.once(knownNames, context.analysis)) ?? '' } })
      else context.report({ at, say: 'late', facts: { state, name, by: by.state.name }, related: [{ at: by.pointer, anchor: 'key', message: `"${name}" is assigned here` }] })
    },
  }),
})

const knownNames = ({ variables }: Analysis): ReadonlySet<string> => new Set(variables().assignments.map(({ name }) => name)).add('states')

const assignerOf = ({ assignments }: VariableRead): VariableRead['assignments'][number] | undefined => assignments[0]
