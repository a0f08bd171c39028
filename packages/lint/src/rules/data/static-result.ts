import { defineRule } from '../../rule/define-rule.js'

/** Finds paths in the `Result` of a Pass state, which is taken as it stands. */
export const staticResult = defineRule({
  code: 'data/static-result',
  summary: 'The Result of a Pass state has no paths in it.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html',
  aws: 'PASS_RESULT_IS_STATIC',

  wordings: {
    static: (facts: { state: string; text: string }) => ({
      message: `the "Result" of state "${facts.state}" has the path "${facts.text}" in it, which is not computed`,
      help: 'write "Parameters" instead of "Result"',
      note: '"Result" is taken as it stands, keys that end in ".$" included',
    }),
  },

  check: (context) => ({
    Literal({ holds, field, key, text, pointer: at, state }) {
      if (holds !== 'json' || field !== 'Result') return
      if (/^\$\$?[.[]\S*$/.test(text) || (key.endsWith('.$') && /^(\$|States\.)/.test(text))) context.report({ at, say: 'static', facts: { state: state.name, text } })
    },
  }),
})
