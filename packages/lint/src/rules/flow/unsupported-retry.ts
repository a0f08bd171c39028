import { child } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds retriers of errors that Step Functions never retries. */
export const unsupportedRetry = defineRule({
  code: 'flow/unsupported-retry',
  summary: 'Errors that are retried can be retried.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',

  wordings: {
    runtime: (facts: { error: string }) => ({
      message: `"${facts.error}" is never retried`,
      help: `remove "${facts.error}"`,
      note: 'the execution fails at once when it comes',
    }),
  },

  check: (context) => ({
    Retrier({ errorEquals, pointer }) {
      const place = errorEquals.indexOf('States.Runtime')
      if (place >= 0) context.report({ at: child(pointer, 'ErrorEquals', place), say: 'runtime', facts: { error: 'States.Runtime' } })
    },
  }),
})
