import { checkIntrinsic } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds constants that an intrinsic function is sure to refuse when the machine runs. */
export const failingArgument = defineRule({
  code: 'data/failing-argument',
  summary: 'Constants that intrinsic functions get are within their limits.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html',

  wordings: {
    failing: (facts: { state: string; reason: string; help: string }) => ({
      message: `in state "${facts.state}", ${facts.reason}`,
      help: facts.help === '' ? 'write a value that the function takes' : facts.help,
      note: 'the state fails with States.IntrinsicFailure',
    }),
  },

  check: (context) => ({
    Intrinsic({ pointer: at, state }, call) {
      for (const { kind, message: reason, help = '' } of context.once(checkIntrinsic, call)) {
        if (kind === 'value') context.report({ at, say: 'failing', facts: { state: state.name, reason, help } })
      }
    },
  }),
})
