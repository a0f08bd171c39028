import type { Circumstance, Field, FieldLanguage, Owner } from '../fields/field.js'
import { fieldsOf } from '../fields/fields.js'
import type { Json, JsonObject } from '../model/json.js'
import { holdingSchema, placeholder, type Definitions } from './holding-schema.js'

/** The object of one owner in one query language: its fields, no others, the required ones, and those that shut each other out. */
export function ownerSchema(owner: Owner, language: FieldLanguage, definitions: Definitions): JsonObject {
  const rows = fieldsOf(owner, language)
  const choices = [...choicesAmong(rows), ...rows.flatMap(conditionsOf)]
  return {
    type: 'object',
    additionalProperties: false,
    required: rows.filter(({ required }) => required === 'always').map(({ field }) => field),
    properties: Object.fromEntries(rows.map((row) => [row.field, propertySchema(row, owner, language, definitions)])),
    ...(choices.length === 0 ? {} : { allOf: choices }),
  }
}

function propertySchema(row: Field, owner: Owner, language: FieldLanguage, definitions: Definitions): JsonObject {
  const description = row.replacedBy === undefined ? row.spec : `Write ${row.replacedBy} instead. ${row.spec}`
  // a discriminator: known before anything is deployed, so no placeholder
  if (row.field === 'Type') return { const: owner, description }
  if (row.field === 'QueryLanguage') return { enum: holdsOneOf(row), description }
  return { ...holdingSchema(row.holds, language, definitions), description }
}

function holdsOneOf({ holds }: Field): readonly string[] {
  return holds.kind === 'one-of' ? holds.values : []
}

/** One constraint for each set of fields that shut each other out: exactly one where one is needed, at most one elsewhere. */
function choicesAmong(rows: readonly Field[]): JsonObject[] {
  const known = new Set(rows.map(({ field }) => field))
  const choices = new Map<string, JsonObject>()
  for (const { field, excludes = [], required } of rows) {
    const names = [field, ...excludes.filter((name) => known.has(name))].sort()
    if (required === 'unless-excluded') choices.set(names.join(), { oneOf: names.map(standing) })
    else if (names.length > 1) choices.set(names.join(), { not: { required: names as readonly Json[] } })
  }
  return [...choices.values()]
}

/** What holds only in some circumstance. */
function conditionsOf({ field, required, onlyWhen }: Field): JsonObject[] {
  return [
    ...(typeof required === 'object' && 'unless' in required ? [{ anyOf: [standing(field), ...required.unless.map(standing)] }] : []),
    ...(typeof required === 'object' && 'when' in required ? [{ if: certain(required.when), then: standing(field) }] : []),
    ...(onlyWhen === undefined ? [] : [{ if: standing(field), then: possible(onlyWhen) }]),
  ]
}

const certain = ({ field, is }: Circumstance): JsonObject => holding(field, is === undefined ? {} : { const: is })

/** A placeholder may turn out to be the word. */
const possible = ({ field, is }: Circumstance): JsonObject =>
  holding(field, is === undefined ? {} : { anyOf: [{ const: is }, { type: 'string', pattern: placeholder }] })

const holding = (field: string, value: JsonObject): JsonObject => ({ ...standing(field), properties: { [field]: value } })
const standing = (name: string): JsonObject => ({ required: [name] })
