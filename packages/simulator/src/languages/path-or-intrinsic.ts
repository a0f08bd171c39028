import { evaluateTemplate, type Json } from '@stepwright/asl'
import { settled, type Settled } from '../data/settled.js'
import type { Visit } from '../data/visit.js'
import { environment, templateFailure } from './json-path.js'

/** The value of a field that holds a path or a call of an intrinsic function, such as ErrorPath. */
export function pathOrIntrinsic(visit: Visit, field: string, text: string, input: Json): Settled<Json> {
  const filled = evaluateTemplate({ 'value.$': text }, environment(visit, input))
  if (filled.problem !== undefined) return templateFailure(visit, { ...filled.problem, field }, input)
  return settled((filled.value as { readonly value: Json }).value)
}
