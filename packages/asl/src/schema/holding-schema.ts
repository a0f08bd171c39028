import type { FieldLanguage, Holding, Owner } from '../fields/field.js'
import type { JsonObject } from '../model/json.js'

/** Addresses of the definitions that a field may refer to. */
export interface Definitions {
  node(owner: Owner): string
  states: string
}

/**
 * What may stand as the value of a field, as JSON Schema. Numbers and strings share one schema (`minimum` looks at numbers
 * only, `pattern` at strings only), so that a wrong value gives one error instead of one for each alternative.
 */
export function holdingSchema(holds: Holding, language: FieldLanguage, definitions: Definitions): JsonObject {
  const computed = 'orJsonata' in holds && holds.orJsonata && language === 'JSONata' ? [jsonataText] : []
  switch (holds.kind) {
    case 'text':
      return holds.list === true ? { type: 'array', items: textSchema(holds) } : textSchema(holds)
    case 'one-of':
      return { anyOf: [{ enum: holds.values }, { type: 'string', pattern: placeholder }] }
    case 'integer':
    case 'number':
      return { type: [holds.kind, 'string'], ...rangeOf(holds), pattern: eitherOf(...computed, placeholder) }
    case 'boolean':
      return { type: ['boolean', 'string'], pattern: eitherOf(...computed, placeholder) }
    case 'true':
      return { enum: [true] }
    case 'timestamp':
      return { type: 'string', pattern: eitherOf(rfc3339, ...computed, placeholder) }
    case 'path':
    case 'reference-path':
      return { type: holds.orNull ? ['string', 'null'] : 'string', pattern: '^\\$' }
    case 'path-or-intrinsic':
      return { type: 'string', pattern: '^(\\$|States\\.)' }
    case 'template':
      return templateSchema(holds, language)
    case 'json':
      return {}
    case 'resource':
      return { type: 'string', minLength: 1, ...(holds.integrations === undefined ? {} : { pattern: eitherOf(...holds.integrations.map(integration), placeholder) }) }
    case 'state-name':
      return { type: 'string', minLength: 1, maxLength: 80 }
    case 'error-names':
      return { type: 'array', minItems: 1, items: { type: 'string' } }
    case 'states':
      return { $ref: definitions.states }
    case 'node':
      return { $ref: definitions.node(holds.owner) }
    case 'nodes':
      return { type: 'array', minItems: holds.minItems ?? 0, items: { $ref: definitions.node(holds.owner) } }
    default:
      return holds satisfies never
  }
}

function textSchema({ maxLength, lacks }: Extract<Holding, { readonly kind: 'text' }>): JsonObject {
  return {
    type: 'string',
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(lacks === undefined ? {} : { pattern: eitherOf(`^[^${lacks}]*$`, placeholder) }),
  }
}

function templateSchema({ root, keys = [], orJsonata }: Extract<Holding, { readonly kind: 'template' }>, language: FieldLanguage): JsonObject {
  if (root === 'any') return {}
  if (root === 'object') {
    const needed = keys.length === 0 ? {} : { allOf: keys.map((key) => standing(key, language)) }
    return orJsonata && language === 'JSONata' ? { type: ['object', 'string'], pattern: eitherOf(jsonataText, placeholder), ...needed } : { type: 'object', ...needed }
  }
  return { type: ['array', 'object', 'string'], pattern: language === 'JSONata' ? eitherOf(jsonataText, placeholder) : placeholder }
}

/** In JSONPath a computed value stands under a key with `.$`. */
function standing(key: string, language: FieldLanguage): JsonObject {
  return language === 'JSONata' ? { required: [key] } : { anyOf: [{ required: [key] }, { required: [`${key}.$`] }] }
}

function rangeOf({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): JsonObject {
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) }
}

const eitherOf = (...patterns: readonly string[]): string => patterns.join('|')

const integration = (name: string): string => `^arn:[^:]+:states:::${name}$`
/** A whole expression of JSONata; it may run over several lines. */
const jsonataText = '^\\{%[\\s\\S]*%\\}$'
/** A value, or a part of it, that the deployment puts in. */
export const placeholder = '\\$\\{[^}]+\\}'
/** Upper-case T and Z, or an offset. @see https://states-language.net/spec.html#timestamps */
const rfc3339 = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$'
