import { defineRule } from '../../rule/define-rule.js'

/** Finds tasks that wait for a job, a worker or a token, without a timeout. */
export const missingTimeout = defineRule({
  code: 'service/missing-timeout',
  summary: 'Tasks that wait for someone have a timeout.',
  severity: 'info',
  strict: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html',

  wordings: {
    endless: (facts: { name: string }) => ({
      message: `state "${facts.name}" waits for someone else, and has no timeout`,
      help: 'add "TimeoutSeconds"',
      note: 'if no answer comes it waits until the execution ends, a year at most',
    }),
  },

  check: (context) => ({
    Task({ name, pointer, resource, timeoutSeconds, timeoutSecondsPath }) {
      if (timeoutSeconds !== undefined || timeoutSecondsPath !== undefined) return
      const call = context.callOf(resource)
      const waits = call.kind === 'activity' || ((call.kind === 'optimized' || call.kind === 'sdk') && call.suffix !== '')
      if (waits) context.report({ at: pointer, anchor: 'key', say: 'endless', facts: { name } })
    },
  }),
})
