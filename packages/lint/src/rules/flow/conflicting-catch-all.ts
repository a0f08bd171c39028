import type { Catcher, NodeOf, Pointer, Retrier } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds States.ALL beside other errors, or before other retriers or catchers. */
export const conflictingCatchAll = defineRule({
  code: 'flow/conflicting-catch-all',
  summary: 'States.ALL stands alone, and last.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    beside: (facts: { state: string; list: string }) => ({
      message: `"States.ALL" stands beside other errors in an "ErrorEquals" of "${facts.list}" of state "${facts.state}"`,
      help: 'remove the others: "States.ALL" means them too',
    }),
    early: (facts: { state: string; list: string; later: number }) => ({
      message: `"States.ALL" stands before ${facts.later === 1 ? 'another entry' : `${facts.later} other entries`} of "${facts.list}" of state "${facts.state}"`,
      help: `move the entry with "States.ALL" to the end of "${facts.list}"`,
      note: 'it takes every error, so none would come to an entry behind it',
    }),
  },

  check: (context) => {
    const look = (state: string, list: 'Retry' | 'Catch', entries: readonly (Retrier | Catcher)[]): void => {
      for (const [index, { errorEquals, pointer }] of entries.entries()) {
        if (!errorEquals.includes('States.ALL')) continue
        const at: Pointer = `${pointer}/ErrorEquals`
        if (errorEquals.length > 1) context.report({ at, say: 'beside', facts: { state, list } })
        else if (index < entries.length - 1) context.report({ at, say: 'early', facts: { state, list, later: entries.length - 1 - index } })
      }
    }
    const lookAt = (state: NodeOf<'Task' | 'Parallel' | 'Map'>): void => {
      if (state.retry !== undefined) look(state.name, 'Retry', state.retry)
      if (state.catch !== undefined) look(state.name, 'Catch', state.catch)
    }
    return { Task: lookAt, Parallel: lookAt, Map: lookAt }
  },
})
