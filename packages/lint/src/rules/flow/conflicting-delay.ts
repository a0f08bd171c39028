import { defineRule } from '../../rule/define-rule.js'

/** Finds retriers whose longest delay is not longer than their first. */
export const conflictingDelay = defineRule({
  code: 'flow/conflicting-delay',
  summary: 'The longest delay of a retrier is longer than its first.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',

  wordings: {
    short: (facts: { most: number; first: number }) => ({
      message: `"MaxDelaySeconds" is ${facts.most}, and the first delay ("IntervalSeconds") is ${facts.first} already`,
      help: `set "MaxDelaySeconds" to more than ${facts.first}`,
    }),
  },

  check: (context) => ({
    Retrier({ pointer, maxDelaySeconds: most, intervalSeconds: first = 1 }) {
      // of a number that AWS refuses another diagnostic speaks
      if (typeof most === 'number' && typeof first === 'number' && most >= 1 && most <= first) context.report({ at: `${pointer}/MaxDelaySeconds`, say: 'short', facts: { most, first } })
    },
  }),
})
