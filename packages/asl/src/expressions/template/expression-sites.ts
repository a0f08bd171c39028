import type { Json } from '../../model/json.js'
import type { QueryLanguage } from '../../model/query-language.js'
import { child, type Pointer } from '../../source/pointer.js'
import { isJsonataString, jsonataBody } from '../jsonata-text.js'
import { isComputedKey } from './path-expression.js'

/** A place in a template whose text is computed. */
export interface ExpressionSite {
  /** Where the text stands, from the template's root. */
  readonly pointer: Pointer
  /** The expression; of JSONata what stands between `{%` and `%}`, blanks included. */
  readonly text: string
  /** `unknown`: under a key that ends in `.$`, and neither a path nor a call of an intrinsic function. */
  readonly kind: 'path' | 'intrinsic' | 'jsonata' | 'unknown'
}

/**
 * All expressions in a template, in the order of the text: strings `{% … %}` in JSONata, and in JSONPath what stands under
 * keys that end in `.$`. `value` may be a single string too, as in `Output: "{% … %}"`.
 *
 * @see https://states-language.net/spec.html#payload-template
 */
export function expressionSites(value: Json, language: QueryLanguage): readonly ExpressionSite[] {
  const sites: ExpressionSite[] = []
  const waiting: { readonly value: Json; readonly pointer: Pointer; readonly computed: boolean }[] = [{ value, pointer: '', computed: false }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { pointer } = next
    if (next.computed) sites.push(pathSite(next.value, pointer))
    else if (language === 'JSONata' && isJsonataString(next.value)) sites.push({ pointer, text: jsonataBody(next.value), kind: 'jsonata' })
    else if (typeof next.value === 'object' && next.value !== null) {
      const keyed = !Array.isArray(next.value)
      for (const [key, member] of Object.entries(next.value).reverse()) {
        waiting.push({ value: member, pointer: child(pointer, key), computed: keyed && language === 'JSONPath' && isComputedKey(key) })
      }
    }
  }
  return sites
}

function pathSite(value: Json, pointer: Pointer): ExpressionSite {
  if (typeof value !== 'string') return { pointer, text: JSON.stringify(value), kind: 'unknown' }
  const begin = value.trimStart()
  return { pointer, text: value, kind: begin.startsWith('$') ? 'path' : begin.startsWith('States.') ? 'intrinsic' : 'unknown' }
}
