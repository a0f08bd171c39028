import { intrinsics } from '../expressions/intrinsics/catalog.js'
import type { IntrinsicType } from '../expressions/intrinsics/intrinsic.js'
import type { JsonataFacts } from '../expressions/jsonata-facts.js'
import { isJsonataString, jsonataBody } from '../expressions/jsonata-text.js'
import { isComputedKey, parsePathExpression } from '../expressions/template/path-expression.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import type { Json, JsonObject } from '../model/json.js'
import type { ReadJsonata } from './site.js'
import { arrayShape, follow, membersShape, unknown, type Shape } from './shape.js'

/** The shape of what a template of JSONPath makes, where `$` has the shape `input`. */
export function pathTemplateShape(template: Json, input: Shape): Shape {
  if (Array.isArray(template)) return arrayShape(template.map((item: Json) => pathTemplateShape(item, input)))
  if (typeof template !== 'object' || template === null) return constantShape(template)
  const members = new Map<string, Shape>()
  let isOpen = false
  for (const key of Object.keys(template)) {
    const value = (template as JsonObject)[key] as Json
    isOpen ||= isPlaceholder(key)
    if (!isComputedKey(key)) members.set(key, pathTemplateShape(value, input))
    else members.set(key.slice(0, -2), typeof value === 'string' ? expressionShape(value, input) : unknown)
  }
  return membersShape(members, isOpen)
}

/** The shape of what a path or intrinsic function yields. */
export function expressionShape(text: string, input: Shape): Shape {
  const parsed = isPlaceholder(text) ? undefined : parsePathExpression(text)
  if (parsed?.kind === 'intrinsic') return intrinsicShapes[intrinsics.find(({ name }) => name === parsed.call.name)?.returns ?? 'any']
  if (parsed?.kind !== 'path' || parsed.path.root.kind !== 'input') return unknown
  const followed = follow(input, parsed.path)
  return 'found' in followed ? followed.found : unknown
}

const intrinsicShapes: { readonly [T in IntrinsicType]: Shape } = {
  text: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  array: { kind: 'array', item: unknown },
  object: unknown,
  any: unknown,
}

/** What expressions in JSONata see, by the fields of `$states`. */
export type StatesShape = { readonly [field: string]: Shape }

/** The shape of what a template of JSONata makes. */
export function jsonataTemplateShape(template: Json, states: StatesShape, readJsonata: ReadJsonata | undefined): Shape {
  if (isJsonataString(template)) {
    const facts = isPlaceholder(template) ? undefined : readJsonata?.(jsonataBody(template))
    const followed = facts === undefined ? undefined : followStates(facts, states)
    return followed !== undefined && 'found' in followed ? followed.found : unknown
  }
  if (Array.isArray(template)) return arrayShape(template.map((item: Json) => jsonataTemplateShape(item, states, readJsonata)))
  if (typeof template !== 'object' || template === null) return constantShape(template)
  const members = new Map<string, Shape>()
  let isOpen = false
  for (const key of Object.keys(template)) {
    isOpen ||= isPlaceholder(key)
    members.set(key, jsonataTemplateShape((template as JsonObject)[key] as Json, states, readJsonata))
  }
  return membersShape(members, isOpen)
}

/** Follows an expression that is a plain path into `$states`, as far as it has names only; `undefined` for any other. */
export function followStates({ isPlainPath, variables: [variable] }: JsonataFacts, states: StatesShape): ReturnType<typeof follow> | undefined {
  if (!isPlainPath || variable?.name !== 'states' || variable.isLocal) return undefined
  const [field = '', ...names] = variable.path
  let here = states[field] ?? unknown
  for (const [depth, name] of names.entries()) {
    // on a list, a path goes on with each item
    if (here.kind === 'array') return { found: unknown }
    const followed = follow(here, { segments: [{ kind: 'names', names: [name], deep: false, offset: 0 }] })
    if ('deadEnd' in followed) return { deadEnd: { ...followed.deadEnd, depth } }
    here = followed.found
  }
  return { found: here }
}

function constantShape(value: string | number | boolean | null): Shape {
  if (value === null) return { kind: 'null' }
  // a placeholder that is all of a string may be replaced by anything
  return isPlaceholder(value) ? unknown : { kind: typeof value as 'string' | 'number' | 'boolean' }
}
