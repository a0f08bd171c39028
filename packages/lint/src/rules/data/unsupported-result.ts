import { defineRule } from '../../rule/define-rule.js'

/** Finds `$states.result` where a state has no result, or not yet. */
export const unsupportedResult = defineRule({
  code: 'data/unsupported-result',
  summary: '$states.result stands in the Assign and Output of a Task, Parallel or Map only.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',

  wordings: {
    never: (facts: { field: string; state: string; kind: string }) => ({
      message: `"${facts.field}" of ${facts.kind} state "${facts.state}" reads $states.result, which such a state does not have`,
      help: 'write "$states.input" for what the state before has put out',
      note: 'Task, Parallel and Map states have a result',
    }),
    early: (facts: { field: string; state: string }) => ({
      message: `"${facts.field}" of state "${facts.state}" reads $states.result, before there is one`,
      help: 'read it in the "Output" or "Assign" of the state, or "$states.input" here',
    }),
    failed: (facts: { field: string; state: string }) => ({
      message: `"${facts.field}" of a catcher of state "${facts.state}" reads $states.result, which a failed state does not have`,
      help: 'write "$states.errorOutput" for the error',
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at, field, state, moment }, { variables }) {
      if (!variables.some(({ name, isLocal, path }) => name === 'states' && !isLocal && path[0] === 'result')) return
      const facts = { field, state: state.name, kind: state.kind }
      const works = state.kind === 'Task' || state.kind === 'Parallel' || state.kind === 'Map'
      if (!works) context.report({ at, say: 'never', facts })
      else if (moment === 'error') context.report({ at, say: 'failed', facts })
      else if (moment !== 'exit') context.report({ at, say: 'early', facts })
    },
  }),
})
