import { failed } from '../data/settled.js'
import { aBoolean, evaluateTyped } from './evaluate-field.js'
import { leave } from './leave.js'
import type { Behaviour } from './visit.js'

/**
 * The first rule whose Condition holds is the exit. The state's own Assign and Output belong to Default.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export const choice: Behaviour<'Choice'> = async (state, visit) => {
  for (const [index, rule] of state.Choices.entries()) {
    const holds = await evaluateTyped(visit, `Choices[${index}]/Condition`, rule.Condition, aBoolean)
    if (!holds.ok) return holds
    if (holds.value) return leave(rule, visit, { value: visit.input })
  }
  if (state.Default !== undefined) return leave({ ...state, Next: state.Default }, visit, { value: visit.input })
  return failed({ error: 'States.NoChoiceMatched', cause: `No rule of the choice state '${visit.name}' holds, and it has no Default.` })
}
