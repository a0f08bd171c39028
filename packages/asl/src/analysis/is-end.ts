import type { State } from '../model/state.js'

/** Whether a state ends its scope: Succeed, Fail, and what has `End`, even one that is not `true`, as that has been reported. */
export function isEnd(state: State): boolean {
  if (state.kind === 'Succeed' || state.kind === 'Fail') return true
  return (state.kind !== 'Choice' && state.end === true) || (state.unknown !== undefined && state.unknown.some(({ name }) => name === 'End'))
}
