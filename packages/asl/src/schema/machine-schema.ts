import type { FieldLanguage, Owner, StateOwner } from '../fields/field.js'
import { fields } from '../fields/fields.js'
import type { Json, JsonObject } from '../model/json.js'
import { ownerSchema } from './owner-schema.js'

/**
 * JSON Schema (draft 07, which editors know best) of a state machine's document, made of the field table. A state is
 * checked by its `Type` alone, so that work and errors stay in proportion; `${Placeholder}`s may stand for values.
 */
export function machineSchema(): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'AWS Step Functions state machine (Amazon States Language)',
    type: 'object',
    ...byLanguage((machine) => ({ $ref: refTo('StateMachine', machine, machine) })),
    definitions: Object.fromEntries([...languages.flatMap(scopedDefinitions), ...languages.flatMap(plainDefinitions)].sort(byName)),
  }
}

const languages = ['JSONata', 'JSONPath'] as const satisfies readonly FieldLanguage[]
const stateTypes = fields.find(({ field }) => field === 'Type')?.owners as readonly StateOwner[]
const plainOwners = [
  'ChoiceRule',
  'Comparison',
  'Retrier',
  'Catcher',
  'ProcessorConfig',
  'ItemReader',
  'ReaderConfig',
  'ItemBatcher',
  'ResultWriter',
  'WriterConfig',
] as const satisfies readonly Owner[]

/** The machine, its scopes and states: they depend on the language of the machine, and states on their own besides. */
function scopedDefinitions(machine: FieldLanguage): [string, Json][] {
  const definition = (owner: Owner, language: FieldLanguage): [string, Json] => [
    nameOf(owner, language, machine),
    ownerSchema(owner, language, { node: (inner) => refTo(inner, language, machine), states: `#/definitions/States.${machine}` }),
  ]
  // JSONata cannot be left again: a state may not go back to JSONPath
  const spoken = machine === 'JSONata' ? (['JSONata'] as const) : languages
  return [
    [`States.${machine}`, statesSchema(machine)],
    [`State.${machine}`, stateSchema(machine)],
    definition('StateMachine', machine),
    definition('Branch', machine),
    definition('ItemProcessor', machine),
    ...spoken.flatMap((language) => stateTypes.map((type) => definition(type, language))),
  ]
}

function plainDefinitions(language: FieldLanguage): [string, Json][] {
  return plainOwners.map((owner) => [
    nameOf(owner, language, language),
    ownerSchema(owner, language, { node: (inner) => refTo(inner, language, language), states: `#/definitions/States.${language}` }),
  ])
}

function statesSchema(machine: FieldLanguage): JsonObject {
  return {
    type: 'object',
    minProperties: 1,
    propertyNames: { minLength: 1, maxLength: 80 },
    additionalProperties: { $ref: `#/definitions/State.${machine}` },
  }
}

function stateSchema(machine: FieldLanguage): JsonObject {
  const head = { type: 'object', required: ['Type'], properties: { Type: { enum: stateTypes } } }
  if (machine === 'JSONata') {
    return { ...head, properties: { ...head.properties, QueryLanguage: { enum: ['JSONata'] } }, allOf: byType('JSONata', machine) }
  }
  return { ...head, ...byLanguage((language) => ({ allOf: byType(language, machine) })) }
}

function byType(language: FieldLanguage, machine: FieldLanguage): JsonObject[] {
  return stateTypes.map((type) => ({
    if: { required: ['Type'], properties: { Type: { const: type } } },
    then: { $ref: refTo(type, language, machine) },
  }))
}

/** Only the word JSONata makes it JSONata. */
function byLanguage(schemaIn: (language: FieldLanguage) => JsonObject): JsonObject {
  return {
    if: { required: ['QueryLanguage'], properties: { QueryLanguage: { const: 'JSONata' } } },
    then: schemaIn('JSONata'),
    else: schemaIn('JSONPath'),
  }
}

/** `Map.JSONata` is a JSONata state of a JSONata machine; `Map.JSONata.in.JSONPath` one of a JSONPath machine. */
function nameOf(owner: Owner, language: FieldLanguage, machine: FieldLanguage): string {
  if (owner === 'Branch' || owner === 'ItemProcessor') return `${owner}.${machine}`
  const plain = (plainOwners as readonly Owner[]).includes(owner)
  return plain || language === machine ? `${owner}.${language}` : `${owner}.${language}.in.${machine}`
}

const refTo = (owner: Owner, language: FieldLanguage, machine: FieldLanguage): string => `#/definitions/${nameOf(owner, language, machine)}`
const byName = ([a]: [string, Json], [b]: [string, Json]): number => (a < b ? -1 : 1)
