import type { Json } from '@stepwright/asl'
import type { ChoiceRuleDocument } from '../data/document.js'
import { andThen, type Later } from '../data/later.js'
import { failed, settled, type Settled } from '../data/settled.js'
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
export const choice: Behaviour<'Choice'> = (state, visit) => {
  const dialect = dialectOf(visit)
  return andThen(dialect.input(visit, state), (input) => {
    if (!input.ok) return input
    const leaving = { value: input.value, merges: 'nothing' } as const
    return andThen(firstRule(state.Choices, visit, input.value), (rule) => {
      if (!rule.ok) return rule
      visit.execution.cover(rule.value ?? state.Choices)
      if (rule.value !== undefined) return dialect.leave(visit, state.OutputPath === undefined ? rule.value : { OutputPath: state.OutputPath, ...rule.value }, leaving)
      if (state.Default !== undefined) return dialect.leave(visit, { ...state, Next: state.Default }, leaving)
      const reason = 'Failed to transition out of the state. The state does not point to a next state.'
      return failed({ error: 'States.NoChoiceMatched', cause: causeAt(visit, reason) })
    })
  })
}

/** The first rule that holds, from the one at `index`; none may. */
function firstRule(rules: readonly ChoiceRuleDocument[], visit: Visit, input: Json, index = 0): Later<Settled<ChoiceRuleDocument | undefined>> {
  for (let at = index; at < rules.length; at++) {
    const rule = rules[at]
    if (rule === undefined) continue
    const holds = holdsAt(rule, at, visit, input)
    if (holds instanceof Promise) return holds.then((one) => (one.ok && !one.value ? firstRule(rules, visit, input, at + 1) : one.ok ? settled(rule) : one))
    if (!holds.ok) return holds
    if (holds.value) return settled(rule)
  }
  return settled(undefined)
}

function holdsAt(rule: ChoiceRuleDocument, index: number, visit: Visit, input: Json): Later<Settled<boolean>> {
  if (rule.Condition === undefined) return passesTest(rule, visit, input)
  const location = `Choices[${index}]/Condition`
  const condition = dialectOf(visit).setting(visit, { field: 'Condition', expected: aBoolean, complaint: () => undefined, location }, rule, input)
  return andThen(condition, (holds) => (holds.ok ? settled(holds.value === true) : holds))
}
