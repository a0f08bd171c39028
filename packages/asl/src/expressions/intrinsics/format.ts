import type { Json } from '../../model/json.js'
import { fault, type IntrinsicFault } from './intrinsic.js'

/** The parts with the values between them. There must be a value for each place, and no more. */
export function formatted(parts: readonly string[], values: readonly Json[]): string | IntrinsicFault {
  if (parts.length - 1 !== values.length) return fault(`the template has ${parts.length - 1} times "{}", and there are ${values.length} values`)
  return parts.map((part, index) => `${index === 0 ? '' : javaText(values[index - 1] ?? null)}${part}`).join('')
}

/** Text as it is, and objects and arrays as Java prints its maps and lists: `{a=1, b=[x, null]}`. Recorded on AWS. */
function javaText(value: Json): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`
  return `{${Object.entries(value).map(([key, member]) => `${key}=${javaText(member)}`).join(', ')}}`
}
