import { child, isObject, nearName, type Json, type JsonObject, type Pointer } from '@stepwright/asl'

/** Something that a JSON Schema does not allow. */
export interface ShapeProblem {
  readonly at: Pointer
  readonly anchor: 'key' | 'value'
  readonly message: string
  readonly help?: string
}

/**
 * Compares a document with a JSON Schema, in the words that our own use: `type`, `properties`, `required`,
 * `additionalProperties`, `items`, `enum`, `const`, `minimum`, `minItems`, `maxItems`, `anyOf`, and `$ref` to `$defs`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export function checkShape(value: Json, schema: JsonObject): readonly ShapeProblem[] {
  return check(value, schema, { at: '', root: schema })
}

interface Surroundings {
  readonly at: Pointer
  readonly root: JsonObject
}

function check(value: Json, schema: Json, around: Surroundings): readonly ShapeProblem[] {
  const { at, root } = around
  const rule = resolve(schema, root)
  if (Array.isArray(rule['anyOf'])) return checkAny(value, rule['anyOf'], around)
  if (rule['const'] !== undefined && rule['const'] !== value) return [wrong(at, `${shown(value)} is not ${shown(rule['const'])}`)]
  if (Array.isArray(rule['enum']) && !rule['enum'].includes(value)) {
    return [wrong(at, `${shown(value)} is not known here`, `use ${rule['enum'].map((one) => JSON.stringify(one)).join(' or ')}`)]
  }
  if (typeof rule['type'] === 'string' && rule['type'] !== typeOf(value)) return [wrong(at, `${shown(value)} is no ${rule['type']}`)]
  if (typeof value === 'number' && typeof rule['minimum'] === 'number' && value < rule['minimum']) {
    return [wrong(at, `${value} is less than ${rule['minimum']}`)]
  }
  const short = lengthProblem(value, rule)
  if (short !== undefined) return [wrong(at, short)]
  if (Array.isArray(value)) return value.flatMap((item, index) => check(item, rule['items'] ?? {}, { at: child(at, index), root }))
  return isObject(value) ? checkMembers(value, rule, around) : []
}

/** What fits none of them is told of by the one of its type whose constants it has, or else that it is nearest to. */
function checkAny(value: Json, options: readonly Json[], around: Surroundings): readonly ShapeProblem[] {
  const { at, root } = around
  const isOfType = (rule: JsonObject): boolean => rule['type'] === undefined ? !('const' in rule) || rule['const'] === value : rule['type'] === typeOf(value)
  const tried = options.map((one) => resolve(one, root)).filter(isOfType).map((one) => ({ problems: check(value, one, around), others: otherConstants(value, one, root) }))
  const [nearest] = tried.sort((one, other) => one.others - other.others || one.problems.length - other.problems.length)
  return nearest?.problems ?? [wrong(at, `${shown(value)} is no ${typesOf(options, root).join(' and no ')}`)]
}

/** How many members have to be a constant, and are not. */
function otherConstants(value: Json, { properties }: JsonObject, root: JsonObject): number {
  if (!isObject(value) || properties === undefined || !isObject(properties)) return 0
  return Object.entries(properties).filter(([name, member]) => {
    const { const: constant } = resolve(member, root)
    return constant !== undefined && (Object.hasOwn(value, name) ? value[name] : undefined) !== constant
  }).length
}

function lengthProblem(value: Json, { minItems, maxItems }: JsonObject): string | undefined {
  if (!Array.isArray(value)) return undefined
  if (typeof minItems === 'number' && value.length < minItems) return `it has ${itemsOf(value.length)}, and at least ${minItems} ${minItems === 1 ? 'is' : 'are'} expected`
  return typeof maxItems === 'number' && value.length > maxItems ? `it has ${itemsOf(value.length)}, and at most ${maxItems} ${maxItems === 1 ? 'is' : 'are'} expected` : undefined
}

const itemsOf = (count: number): string => `${count} item${count === 1 ? '' : 's'}`

function checkMembers(value: JsonObject, rule: JsonObject, { at, root }: Surroundings): readonly ShapeProblem[] {
  const known = isObject(rule['properties']) ? rule['properties'] : {}
  const required = Array.isArray(rule['required']) ? rule['required'].map(String) : []
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => wrong(at, `"${name}" is missing`, `add "${name}"`))
  const members = Object.entries(value).flatMap(([name, member]): readonly ShapeProblem[] => {
    const place = child(at, name)
    const memberRule = Object.hasOwn(known, name) ? known[name] : rule['additionalProperties']
    if (memberRule === false) return [unknown(place, name, Object.keys(known))]
    return memberRule === undefined || memberRule === true ? [] : check(member, memberRule, { at: place, root })
  })
  return [...missing, ...members]
}

function unknown(at: Pointer, name: string, known: readonly string[]): ShapeProblem {
  const meant = elsewhere[name.toLowerCase()]
  const near = meant !== undefined && known.includes(meant) ? meant : nearName(name, known)
  return { at, anchor: 'key', message: `"${name}" is not known here`, help: `use ${near === undefined ? known.map((one) => `"${one}"`).join(', ') : `"${near}"`}` }
}

/** What the members of an answer are called by Step Functions Local and by mocking libraries. */
const elsewhere: { readonly [name: string]: string } = { return: 'result', returns: 'result', output: 'result', throw: 'error', throws: 'error', timeout: 'never', hang: 'never' }

function resolve(schema: Json, root: JsonObject): JsonObject {
  if (!isObject(schema)) return {}
  const { $ref: reference } = schema
  if (typeof reference !== 'string') return schema
  const definitions = root['$defs']
  return resolve((isObject(definitions) ? definitions[reference.replace('#/$defs/', '')] : undefined) ?? {}, root)
}

const typesOf = (options: readonly Json[], root: JsonObject): readonly string[] => options.map((one) => resolve(one, root)).map(({ type, const: constant }) => (constant === undefined ? String(type) : JSON.stringify(constant)))

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}

const wrong = (at: Pointer, message: string, help?: string): ShapeProblem => ({ at, anchor: 'value', message, ...(help === undefined ? {} : { help }) })
