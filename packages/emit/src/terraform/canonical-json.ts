import { isObject, type Json } from '@stepwright/asl'

/**
 * JSON as Terraform's own `jsonencode` writes it: no blanks, members in the order of their names, and `<`, `>`, `&` as escapes. So
 * `jsonencode(jsondecode(x))` is `x`, and whatever normalises it finds no difference: plans stay quiet.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions/jsonencode
 */
export function canonicalJson(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(canonicalJson).join(',')}]`
  if (isObject(json)) {
    const members = Object.entries(json).sort(([a], [b]) => compareCodePoints(a, b))
    return `{${members.map(([key, value]) => `${canonicalText(key)}:${canonicalJson(value)}`).join(',')}}`
  }
  return typeof json === 'string' ? canonicalText(json) : numberText(json)
}

function canonicalText(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Numbers are written out: no exponents. */
function numberText(json: Json): string {
  const text = JSON.stringify(json)
  if (typeof json !== 'number' || !text.includes('e')) return text
  const [digits = '', exponent = '0'] = text.split('e')
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const point = whole.length + Number(exponent)
  const all = `${whole}${fraction}`
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${all}` : `${sign}${all.padEnd(point, '0')}`
}

/** Terraform compares bytes of UTF-8, whose order is that of code points. */
function compareCodePoints(a: string, b: string): number {
  const [one, other] = [[...a], [...b]]
  const at = one.findIndex((character, index) => character !== other[index])
  if (at === -1) return one.length - other.length
  const next = other[at]
  return next === undefined ? 1 : (one[at]?.codePointAt(0) ?? 0) - (next.codePointAt(0) ?? 0)
}
