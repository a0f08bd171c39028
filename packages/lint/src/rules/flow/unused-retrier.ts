import type { NodeOf } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds retriers with no attempts that no later one would have taken over from. */
export const unusedRetrier = defineRule({
  code: 'flow/unused-retrier',
  summary: 'Every retrier retries, or keeps another from retrying.',
  severity: 'info',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',

  wordings: {
    none: (facts: { state: string }) => ({
      message: `the last entry of "Retry" of state "${facts.state}" retries nothing: its "MaxAttempts" is 0`,
      help: 'remove the entry, or set "MaxAttempts" to more than 0',
      note: 'such an entry is of use before others only, which it keeps from retrying its errors',
    }),
  },

  check: (context) => {
    const look = ({ name: state, retry }: NodeOf<'Task' | 'Parallel' | 'Map'>): void => {
      const last = retry?.at(-1)
      if (last?.maxAttempts === 0) context.report({ at: `${last.pointer}/MaxAttempts`, say: 'none', facts: { state } })
    }
    return { Task: look, Parallel: look, Map: look }
  },
})
