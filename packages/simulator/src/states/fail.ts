import { failed, settled, type Settled } from '../data/settled.js'
import { aString, evaluateTyped } from './evaluate-field.js'
import type { Behaviour, Visit } from './visit.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export const fail: Behaviour<'Fail'> = async (state, visit) => {
  const error = await textOf(visit, 'Error', state.Error)
  if (!error.ok) return error
  const cause = await textOf(visit, 'Cause', state.Cause)
  if (!cause.ok) return cause
  return failed({
    ...(error.value === undefined ? {} : { error: error.value }),
    ...(cause.value === undefined ? {} : { cause: cause.value }),
  })
}

async function textOf(visit: Visit, field: string, template: string | undefined): Promise<Settled<string | undefined>> {
  return template === undefined ? settled(undefined) : evaluateTyped(visit, field, template, aString)
}
