import type { Json, JsonObject } from '../../model/json.js'
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
  /** Whether the key without its `.$` stands beside it, so that both set one member. */
  readonly hasTwin: boolean
}

/**
 * All expressions in a template, in the order of the text: strings `{% … %}` in JSONata, and in JSONPath what stands under
 * keys that end in `.$`. `value` may be a single string too, as in `Output: "{% … %}"`.
 *
 * @see https://states-language.net/spec.html#payload-template
 */
export function expressionSites(value: Json, language: QueryLanguage): readonly ExpressionSite[] {
  const sites: ExpressionSite[] = []
  addSites(value, language, '', sites)
  return sites
}

function addSites(value: Json, language: QueryLanguage, pointer: Pointer, sites: ExpressionSite[]): void {
  if (typeof value !== 'object') {
    if (language === 'JSONata' && isJsonataString(value)) sites.push({ pointer, text: jsonataBody(value), kind: 'jsonata', hasTwin: false })
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (mayHold(item, language)) addSites(item as Json, language, child(pointer, index), sites)
  } else if (value !== null) {
    for (const key of Object.keys(value)) {
      const member = (value as JsonObject)[key] as Json
      if (language === 'JSONPath' && isComputedKey(key)) sites.push(pathSite(member, child(pointer, key), Object.hasOwn(value, key.slice(0, -2))))
      else if (mayHold(member, language)) addSites(member, language, child(pointer, key), sites)
    }
  }
}

/** Most members are constants, for which no pointer needs to be made. */
const mayHold = (value: unknown, language: QueryLanguage): boolean => (typeof value === 'object' ? value !== null : language === 'JSONata' && isJsonataString(value))

function pathSite(value: Json, pointer: Pointer, hasTwin: boolean): ExpressionSite {
  if (typeof value !== 'string') return { pointer, text: JSON.stringify(value), kind: 'unknown', hasTwin }
  const begin = value.trimStart()
  return { pointer, text: value, kind: begin.startsWith('$') ? 'path' : begin.startsWith('States.') ? 'intrinsic' : 'unknown', hasTwin }
}
