import type { Json } from '../../model/json.js'
import { roundHalfUp, typeOf, type IntrinsicParameter } from './intrinsic.js'

/** Why `value` is not what the parameter holds, to be read behind the parameter's name; `undefined` if it is. */
export function mismatch(value: Json, parameter: IntrinsicParameter): { readonly kind: 'type' | 'value'; readonly message: string } | undefined {
  const found = typeOf(value)
  if (parameter.holds !== 'any' && found !== parameter.holds) {
    return { kind: 'type', message: `must be ${typeWords[parameter.holds]}, not ${typeWords[found]}` }
  }
  const message = outOfBounds(value, parameter)
  return message === undefined ? undefined : { kind: 'value', message }
}

function outOfBounds(value: Json, { values, maxLength = Infinity, minimum = -Infinity, maximum = Infinity }: IntrinsicParameter): string | undefined {
  if (values !== undefined && !values.includes(value)) return `must be ${values.map(String).join(', ')}, not "${String(value)}"`
  if (typeof value === 'number' && (roundHalfUp(value) < minimum || roundHalfUp(value) > maximum)) {
    return maximum === Infinity ? `must be at least ${minimum}, not ${value}` : `must lie between ${minimum} and ${maximum}, and is ${value}`
  }
  if (maxLength === Infinity) return undefined
  const length = typeof value === 'string' ? value.length : JSON.stringify(value).length
  return length > maxLength ? `has ${length} characters, and ${maxLength} is the most` : undefined
}

/** The types as a sentence says them. */
export const typeWords = {
  text: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
  any: 'a value',
  null: 'null',
} as const
