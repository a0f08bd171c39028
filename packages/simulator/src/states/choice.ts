import type { Json } from '@stepwright/asl'
import type { ChoiceRuleDocument } from '../data/document.js'
import { failed, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import { aBoolean } from '../languages/expected.js'
import { causeAt } from '../languages/failures.js'
import type { Behaviour } from './behaviour.js'
import { passesTest } from './passes-test.js'

/**
 * The first rule that holds is the exit. The state's own Assign and Output belong to Default.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export const choice: Behaviour<'Choice'> = async (state, visit) => {
  const dialect = dialectOf(visit)
  const input = await dialect.input(visit, state)
  if (!input.ok) return input
  const leaving = { value: input.value, merges: 'nothing' } as const
  const ofState = state.OutputPath === undefined ? {} : { OutputPath: state.OutputPath }
  for (const [index, rule] of state.Choices.entries()) {
    const holds = await holdsAt(rule, index, visit, input.value)
    if (!holds.ok) return holds
    if (!holds.value) continue
    visit.execution.cover(rule)
    return dialect.leave(visit, { ...ofState, ...rule }, leaving)
  }
  visit.execution.cover(state.Choices)
  if (state.Default !== undefined) return dialect.leave(visit, { ...state, Next: state.Default }, leaving)
  const reason = 'Failed to transition out of the state. The state does not point to a next state.'
  return failed({ error: 'States.NoChoiceMatched', cause: causeAt(visit, reason) })
}

async function holdsAt(rule: ChoiceRuleDocument, index: number, visit: Visit, input: Json): Promise<Settled<boolean>> {
  if (rule.Condition === undefined) return passesTest(rule, visit, input)
  const location = `Choices[${index}]/Condition`
  const holds = await dialectOf(visit).setting(visit, { field: 'Condition', expected: aBoolean, complaint: () => undefined, location }, rule, input)
  return holds.ok ? { ok: true, value: holds.value === true } : holds
}
