import type { StateDocumentOf } from '../data/document.js'
import { failed, settled, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { dialectOf } from '../languages/dialect-of.js'
import { aString } from '../languages/expected.js'
import { runtimeFailure } from '../languages/failures.js'
import { pathOrIntrinsic } from '../languages/path-or-intrinsic.js'
import type { Behaviour } from './behaviour.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export const fail: Behaviour<'Fail'> = async (state, visit) => {
  const error = await textOf(visit, 'Error', state)
  if (!error.ok) return error
  const cause = await textOf(visit, 'Cause', state)
  if (!cause.ok) return cause
  return failed({
    ...(error.value === undefined ? {} : { error: error.value }),
    ...(cause.value === undefined ? {} : { cause: cause.value }),
  })
}

async function textOf(visit: Visit, field: 'Error' | 'Cause', state: StateDocumentOf<'Fail'>): Promise<Settled<string | undefined>> {
  const path = state[`${field}Path`]
  if (path === undefined) return dialectOf(visit).setting(visit, { field, expected: aString, complaint: () => undefined }, state, visit.input)
  const found = pathOrIntrinsic(visit, `${field}Path`, path, visit.input)
  if (!found.ok) return found
  if (aString.holds(found.value)) return settled(found.value)
  // the words are ours
  return runtimeFailure(visit, `The ${field}Path field refers to value "${JSON.stringify(found.value)}" which is not a string: ${path}`)
}
