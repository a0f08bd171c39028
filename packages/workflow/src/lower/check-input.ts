import type { Json, JsonObject } from '@stepwright/asl'
import type { ChoiceStep, Step } from '../steps/step.js'
import type { Tree } from '../values/tree.js'
import { memberText, quote, strength, type Text } from './jsonata/text.js'

/**
 * A Choice that lets only input of the wanted shape pass, and fails with `InvalidInput` and what is wrong otherwise.
 * Knows the words that the compiler writes: type, enum, const, properties, additionalProperties, required, items, anyOf.
 */
export function checkInputStep(schema: JsonObject): Step {
  const parts = partsToCheck(schema)
  const holds = parts.map(({ test }) => test).join(' and ')
  const cause = parts.length === 1 ? parts.map(complaint).join() : complaints(parts)
  const fail: Step = { kind: 'fail', name: 'Bad input', error: literal('InvalidInput'), cause: raw(cause) }
  return {
    kind: 'choice',
    name: 'Check input',
    branches: [{ test: raw(holds), block: { steps: [], value: undefined, ends: false } }],
    otherwise: { steps: [fail], value: undefined, ends: true },
    result: { kind: 'value', name: 'Check input' },
  } satisfies ChoiceStep
}

interface Part {
  readonly test: string
  /** Where the part is, for the message: `services`. */
  readonly wanted: string
  readonly value: Text
}

/** An object's members are checked, and complained of, one by one. */
function partsToCheck(schema: JsonObject): Part[] {
  const members = membersOf(schema)
  if (members.length === 0) return [{ test: testOf(schema, input), wanted: `the input must be ${describe(schema)}`, value: input }]
  return members.map(({ name, member, required }) => {
    const value = memberText(input, name)
    return { test: memberTest(value, member, required), wanted: `${name} must be ${describe(member)}`, value }
  })
}

const input: Text = { text: '$states.input', binds: strength.path }

const complaint = ({ wanted, value }: Part): string => `${quote(`${wanted}, but it is `).text} & ${shown(value.text)}`

/** One complaint for each part that is wrong. */
function complaints(parts: readonly Part[]): string {
  const told = parts.map(({ test, wanted, value }) => `$told(${quote(wanted).text}, ${test}, ${value.text})`)
  return `($told := function($wanted, $holds, $value) { $holds ? [] : $wanted & ', but it is ' & ${shown('$value')} }; $join([${told.join(', ')}], '; '))`
}

const shown = (value: string): string => `($exists(${value}) ? $substring($string(${value}), 0, 500) : 'missing')`

/** JSONata that is true exactly if `value` has the shape. */
function testOf(schema: JsonObject, value: Text): string {
  if (Array.isArray(schema.anyOf)) return `(${schema.anyOf.map((option) => testOf(option as JsonObject, value)).join(' or ')})`
  if ('const' in schema) return `${value.text} = ${constant(schema.const ?? null)}`
  if (Array.isArray(schema.enum)) return `${value.text} in [${schema.enum.map((member) => constant(member as Json)).join(', ')}]`
  switch (schema.type) {
    case undefined:
      return `$exists(${value.text})`
    case 'array':
      return [`$type(${value.text}) = 'array'`, ...itemTests(schema, value)].join(' and ')
    case 'object':
      return [
        `$type(${value.text}) = 'object'`,
        ...openMemberTests(schema, value),
        ...membersOf(schema).map(({ name, member, required }) => memberTest(memberText(value, name), member, required)),
      ].join(' and ')
    case 'integer':
      return `($type(${value.text}) = 'number' and ${value.text} = $floor(${value.text}))`
    default:
      return `$type(${value.text}) = '${String(schema.type)}'`
  }
}

function itemTests({ items }: JsonObject, value: Text): string[] {
  if (items === undefined || Object.keys(items as JsonObject).length === 0) return []
  return [`$count(${value.text}[$not(${testOf(items as JsonObject, { text: '$', binds: strength.atom })})]) = 0`]
}

/** Members of any name, as `Record<string, number>` has them. */
function openMemberTests({ additionalProperties, properties }: JsonObject, value: Text): string[] {
  if (typeof additionalProperties !== 'object' || additionalProperties === null || properties !== undefined) return []
  return [
    `$not($exists($sift(${value.text}, function($member) { $not(${testOf(additionalProperties as JsonObject, { text: '$member', binds: strength.atom })}) })))`,
  ]
}

function memberTest(value: Text, schema: JsonObject, required: boolean): string {
  const test = testOf(schema, value)
  return required ? test : `($exists(${value.text}) ? ${test} : true)`
}

function membersOf({ type, properties = {}, required = [] }: JsonObject) {
  if (type !== 'object') return []
  return Object.entries(properties as JsonObject).map(([name, member]) => ({
    name,
    member: member as JsonObject,
    required: (required as readonly string[]).includes(name),
  }))
}

/** A shape as a person says it: `a list of "service_A" or "service_B"`. */
function describe(schema: JsonObject): string {
  if (Array.isArray(schema.anyOf)) return oneOf(schema.anyOf.map((option) => describe(option as JsonObject)))
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return oneOf(schema.enum.map((member) => JSON.stringify(member)))
  if (schema.type === 'array')
    return schema.items === undefined || Object.keys(schema.items as JsonObject).length === 0
      ? 'a list'
      : `a list of ${describeItems(schema.items as JsonObject)}`
  if (schema.type === 'object') {
    const members = membersOf(schema)
      .filter(({ required }) => required)
      .map(({ name }) => name)
    return members.length === 0 ? 'an object' : `an object with ${members.join(', ')}`
  }
  return nouns[String(schema.type)] ?? 'given'
}

/** The same of many: `texts`. */
function describeItems(items: JsonObject): string {
  const plural = plurals[String(items.type)]
  return plural === undefined || Array.isArray(items.enum) ? describe(items) : plural
}

const plurals: Readonly<Record<string, string>> = { string: 'texts', number: 'numbers', integer: 'whole numbers', object: 'objects', array: 'lists' }
const nouns: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', integer: 'a whole number', boolean: 'true or false', null: 'null' }

const oneOf = (choices: readonly string[]): string => (choices.length < 2 ? choices.join() : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`)

const constant = (value: Json): string => (typeof value === 'string' ? quote(value).text : JSON.stringify(value))

const raw = (text: string): Tree => ({ kind: 'raw', language: 'JSONata', text, type: ['boolean'] })
const literal = (value: string): Tree => ({ kind: 'literal', value, type: ['string'] })
