import { child, type Catcher, type NodeOf, type Retrier } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds errors in retriers and catchers that an earlier one takes already. */
export const unreachableHandler = defineRule({
  code: 'flow/unreachable-handler',
  summary: 'Every error that is handled can arrive there.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',

  wordings: {
    taken: (facts: { error: string; list: string; earlier: number; by: string }) => ({
      message: facts.by === facts.error
        ? `"${facts.error}" never arrives here: entry ${facts.earlier} of "${facts.list}" takes it`
        : `"${facts.error}" never arrives here: entry ${facts.earlier} of "${facts.list}" takes "${facts.by}", which it is one of`,
      help: `remove "${facts.error}" here, or move the entry to the front`,
      note: 'the first entry that names an error is the only one that counts',
    }),
    twice: (facts: { error: string }) => ({
      message: `"${facts.error}" stands twice in one "ErrorEquals"`,
      help: 'remove one of the two',
    }),
  },

  check: (context) => {
    const look = (list: 'Retry' | 'Catch', entries: readonly (Retrier | Catcher)[]): void => {
      // one error alone is taken by nothing else
      if (entries.length === 0 || (entries.length === 1 && entries[0]?.errorEquals.length === 1)) return
      const taken = new Map<string, number>()
      for (const [index, { errorEquals, pointer }] of entries.entries()) {
        for (const [place, error] of errorEquals.entries()) {
          if (errorEquals.indexOf(error) < place) {
            context.report({ at: child(pointer, 'ErrorEquals', place), say: 'twice', facts: { error } })
            continue
          }
          const by = taken.has(error) ? error : taken.has('States.TaskFailed') && isTaskFailure(error) ? 'States.TaskFailed' : undefined
          if (by === undefined) continue
          const earlier = (taken.get(by) ?? 0) + 1
          const first = entries[earlier - 1]
          const related = first === undefined ? [] : [{ at: child(first.pointer, 'ErrorEquals'), message: `"${by}" is taken here` }]
          context.report({ at: child(pointer, 'ErrorEquals', place), say: 'taken', facts: { error, list, earlier, by }, related })
        }
        for (const error of errorEquals) if (!taken.has(error)) taken.set(error, index)
      }
    }
    const lookAt = (state: NodeOf<'Task' | 'Parallel' | 'Map'>): void => {
      if (state.retry !== undefined) look('Retry', state.retry)
      if (state.catch !== undefined) look('Catch', state.catch)
    }
    return { Task: lookAt, Parallel: lookAt, Map: lookAt }
  },
})

/** States.TaskFailed stands for all errors but States.Timeout (developer guide); of the other States errors we do not say so. */
const isTaskFailure = (error: string): boolean => !error.startsWith('States.')
