import { defineRule } from '../../rule/define-rule.js'

/** Finds waits and timeouts of more than a year. */
export const excessiveWait = defineRule({
  code: 'flow/excessive-wait',
  summary: 'No state waits longer than an execution lives.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',

  wordings: {
    long: (facts: { name: string; seconds: number }) => ({
      message: `state "${facts.name}" waits ${facts.seconds} seconds, and an execution ends after a year (31536000)`,
      help: 'wait for less than a year; start another execution with EventBridge Scheduler for more',
    }),
  },

  check: (context) => ({
    Wait({ name, pointer, seconds }) {
      if (typeof seconds === 'number' && seconds > 31_536_000) context.report({ at: `${pointer}/Seconds`, say: 'long', facts: { name, seconds } })
    },
  }),
})
