import { checkIntrinsic } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds calls of intrinsic functions with the wrong number or type of arguments. */
export const unsupportedArgument = defineRule({
  code: 'data/unsupported-argument',
  summary: 'Intrinsic functions get as many arguments as they take, of the types they take.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    unsupported: (facts: { state: string; reason: string; help: string }) => ({
      message: `in state "${facts.state}", ${facts.reason}`,
      help: facts.help === '' ? 'give the function what it takes' : facts.help,
    }),
  },

  check: (context) => ({
    Intrinsic({ pointer: at, state }, call) {
      for (const { kind, message: reason, help = '' } of context.once(checkIntrinsic, call)) {
        if (kind !== 'value') context.report({ at, say: 'unsupported', facts: { state: state.name, reason, help } })
      }
    },
  }),
})
