import type { DiagnosticCode } from '../diagnostics/diagnostic.js'
import type { FieldLanguage, Holding } from '../fields/field.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { isTimestamp } from '../fields/is-timestamp.js'
import { nearName } from '../source/near-name.js'
import { isObject } from './json.js'

/** What is wrong with a value, as the end of a sentence that begins with the field. */
export interface Complaint {
  readonly code: DiagnosticCode
  /** `is "x", not a whole number`. */
  readonly says: string
  readonly help?: string
  /** The word that must be meant. */
  readonly near?: string
  /** It cannot be held in the model: it is not of the kind that the field's member has. */
  readonly foreign?: true
}

/** What is wrong with `value` in a field that holds `holds`; nodes and states inside are not looked at. `undefined` for nothing. */
export function checkValue(holds: Holding, value: unknown, language: FieldLanguage | undefined): Complaint | undefined {
  if (isPlaceholder(value)) return undefined
  if ('orJsonata' in holds && language !== 'JSONPath' && isExpression(value)) return undefined
  return complaintAbout(holds, value, language)
}

/** The same of a value that is neither a placeholder nor, where one may stand, an expression. */
export function complaintAbout(holds: Holding, value: unknown, language: FieldLanguage | undefined): Complaint | undefined {
  // Each check takes its own kind of holding, which the compiler cannot match up with the name.
  const check = checks[holds.kind] as (holds: Holding, value: unknown, language: FieldLanguage | undefined) => Complaint | undefined
  const complaint = check(holds, value, language)
  return complaint?.code === 'schema/wrong-type' ? { ...complaint, ...helpFor(holds, value, language) } : complaint
}

/** Whether a field holds a list or an object, for which a placeholder may stand but says nothing that the model could hold. */
export function isStructured(holds: Holding): boolean {
  return structured.has(holds.kind) || (holds.kind === 'text' && holds.list === true)
}

const structured: ReadonlySet<Holding['kind']> = new Set<Holding['kind']>(['error-names', 'states', 'node', 'nodes'])
/** Whether it is written as an expression in JSONata is. */
export const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}')

type HoldingOf<K extends Holding['kind']> = Extract<Holding, { readonly kind: K }>
type NumberHolding = Extract<Holding, { readonly minimum?: number }>
type Checks = { readonly [K in Exclude<Holding['kind'], NumberHolding['kind']>]: (holds: HoldingOf<K>, value: unknown, language: FieldLanguage | undefined) => Complaint | undefined } & {
  readonly [K in NumberHolding['kind']]: (holds: NumberHolding, value: unknown) => Complaint | undefined
}

const checks: Checks = {
  text: (holds, value) => {
    if (holds.list !== true) return typeof value === 'string' ? checkText(holds, value) : not(value, 'a string')
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : not(value, 'a list of strings')
  },
  'one-of': ({ values }, value) => (typeof value === 'string' ? checkWord(values, value) : not(value, oneOf(values))),
  integer: (holds, value) => (Number.isInteger(value) ? checkRange(holds, Number(value), 'a whole number') : not(value, `a whole number${rangeOf(holds)}`)),
  number: (holds, value) => (typeof value === 'number' ? checkRange(holds, value, 'a number') : not(value, `a number${rangeOf(holds)}`)),
  boolean: (_, value) => (typeof value === 'boolean' ? undefined : not(value, 'true or false')),
  true: (_, value) => (value === true ? undefined : { ...not(value, 'true'), help: 'write true, or name the next state in "Next" instead' }),
  timestamp: (_, value) => {
    if (typeof value !== 'string') return not(value, 'a timestamp')
    return isTimestamp(value)
      ? undefined
      : { code: 'schema/malformed-timestamp', says: `is ${shown(value)}, which is no timestamp`, help: 'write it like "2026-01-31T18:30:00Z", with T and with Z or an offset' }
  },
  path: checkPath,
  'reference-path': checkPath,
  'path-or-intrinsic': (_, value) => (typeof value === 'string' && /^(\$|States\.)/.test(value) ? undefined : notPath(value, 'a path or an intrinsic function')),
  template: checkTemplate,
  json: () => undefined,
  resource: ({ integrations }, value) => (typeof value === 'string' ? checkResource(value, integrations) : not(value, 'an ARN')),
  'state-name': (_, value) => (typeof value === 'string' ? undefined : not(value, "a state's name")),
  'error-names': (_, value) => {
    if (!Array.isArray(value)) return { ...not(value, 'a list of error names'), ...(typeof value === 'string' ? { help: `put it in a list: [${shown(value)}]` } : {}) }
    const strange = value.find((item) => typeof item !== 'string') as unknown
    if (strange !== undefined) return { ...not(value, 'a list of error names'), says: `has ${shown(strange)} in it, which is no error name`, help: 'write names in quotes, such as "States.Timeout"' }
    return value.length > 0 ? undefined : { code: 'schema/empty-list', says: 'is an empty list', help: 'name the errors, or write ["States.ALL"]' }
  },
  states: (_, value) => {
    if (!isObject(value)) return not(value, 'an object of states')
    return Object.keys(value).length > 0 ? undefined : { code: 'schema/empty-list', says: 'has no state in it', help: 'write at least one state' }
  },
  node: (_, value) => (isObject(value) ? undefined : { ...not(value, 'an object'), help: anObject }),
  nodes: ({ minItems = 0 }, value) => {
    if (!Array.isArray(value)) return { ...not(value, 'a list'), ...(isObject(value) ? { help: 'put it in [ ]' } : {}) }
    return value.length >= minItems ? undefined : { code: 'schema/empty-list', says: 'is an empty list', help: 'write at least one entry' }
  },
}

/** For who has never seen one. */
const anObject = 'write an object: names with their values in braces, { "name": "value" }'

function checkText({ maxLength = Number.POSITIVE_INFINITY, lacks }: HoldingOf<'text'>, value: string): Complaint | undefined {
  if (value.length > maxLength) return { code: 'schema/excessive-length', says: `has ${value.length} characters, more than ${maxLength}`, help: 'shorten it' }
  // only names lack characters
  if (lacks !== undefined && value === '') return { code: 'schema/empty-name', says: 'is empty', help: 'write a name, or leave the field out' }
  const culprit = lacks === undefined ? undefined : new RegExp(`[${lacks}]`).exec(value)?.[0]
  return culprit === undefined ? undefined : { code: 'schema/unsupported-character', says: `has the character ${JSON.stringify(culprit)}, which may not stand in it`, help: 'leave it out' }
}

function checkWord(values: readonly string[], value: string): Complaint | undefined {
  if (values.includes(value)) return undefined
  const near = nearName(value, values)
  return { code: 'schema/unknown-value', says: `is ${shown(value)}, not ${oneOf(values)}`, ...(near === undefined ? { help: `write ${oneOf(values)}` } : { help: `use "${near}"`, near }) }
}

function checkRange({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: NumberHolding, value: number, what: string): Complaint | undefined {
  if (value >= minimum && value <= maximum) return undefined
  const bound = value < minimum ? `less than ${minimum}` : `more than ${maximum}`
  return { code: 'schema/out-of-range', says: `is ${value}, ${bound}`, help: `write ${what}${rangeOf({ kind: 'number', minimum, maximum })}` }
}

function checkPath({ orNull }: HoldingOf<'path' | 'reference-path'>, value: unknown): Complaint | undefined {
  if (orNull && value === null) return undefined
  return typeof value === 'string' && value.startsWith('$') ? undefined : notPath(value, orNull ? 'a path or null' : 'a path')
}

function notPath(value: unknown, expected: string): Complaint {
  if (typeof value !== 'string') return { ...not(value, expected), help: `write ${expected}, such as "$.order.id"` }
  // only payload templates call functions
  if (value.startsWith('States.')) return { ...not(value, expected), help: 'call the function in "Parameters" of a Pass state before, under a key that ends in ".$", and write the path to its result here' }
  return { ...not(value, expected), help: 'begin the path with "$"' }
}

function checkTemplate({ root, keys = [] }: HoldingOf<'template'>, value: unknown, language: FieldLanguage | undefined): Complaint | undefined {
  if (root === 'any') return undefined
  if (root === 'collection') {
    return Array.isArray(value) || isObject(value) || isExpression(value) ? undefined : not(value, 'a list, an object or a JSONata expression')
  }
  if (!isObject(value)) return { ...not(value, 'an object'), help: anObject }
  const missing = keys.find((key) => !(key in value) && !(language !== 'JSONata' && `${key}.$` in value))
  return missing === undefined ? undefined : { code: 'schema/missing-field', says: `has no "${missing}"`, help: missing === 'RoleArn' ? 'add "RoleArn": the ARN of the role that the task calls with' : `add "${missing}"` }
}

function checkResource(value: string, integrations: readonly string[] | undefined): Complaint | undefined {
  if (!value.startsWith('arn:') && !filledIn.test(value)) return { code: 'schema/malformed-resource', says: `is ${shown(value)}, which is no ARN`, help: 'write an ARN, such as "arn:aws:states:::lambda:invoke"' }
  if (!value.startsWith('arn:') || integrations === undefined || integrations.some((name) => value.endsWith(`:states:::${name}`))) return undefined
  const arns = integrations.map((name) => `arn:aws:states:::${name}`)
  return { code: 'schema/unknown-value', says: `is ${shown(value)}, not ${oneOf(arns)}`, help: `write ${oneOf(arns)}` }
}

/** What other tools than CloudFormation fill in when they deploy: `{{arn}}`, `[!lambda[f]arn]`, `<arn>`, `%ARN%`, `@@arn@@`, `__arn__`. */
const filledIn = /^(?:\{\{.*\}\}|\[.*\]|<.*>|%.*%|@.*@|_+[a-zA-Z].*_)$/

/** What is nearly right: a number in quotes, an expression in the other language, a path in a field that holds none. */
function helpFor(holds: Holding, value: unknown, language: FieldLanguage | undefined): { readonly help?: string } {
  if (typeof value !== 'string') return {}
  if (isExpression(value) && 'orJsonata' in holds && language === 'JSONPath') return { help: 'set "QueryLanguage": "JSONata" on the state, so that the expression is computed' }
  if ('orJsonata' in holds && language === 'JSONata' && (value.startsWith('{%') || value.endsWith('%}'))) return { help: 'begin the expression with "{%" and end it with "%}"' }
  if ((holds.kind === 'integer' || holds.kind === 'number') && value.trim() !== '' && Number.isFinite(Number(value))) return { help: `write ${Number(value)} without quotes` }
  if (holds.kind === 'boolean' && 'orJsonata' in holds && language === 'JSONata') return { help: /^(true|false)$/i.test(value) ? `write ${value.toLowerCase()} without quotes` : `write it as an expression, {% ${value} %}` }
  return holds.kind === 'boolean' && /^(true|false)$/i.test(value) ? { help: `write ${value.toLowerCase()} without quotes` } : {}
}

const not = (value: unknown, expected: string): Complaint => ({ code: 'schema/wrong-type', says: `is ${shown(value)}, not ${expected}`, help: `write ${expected}`, foreign: true })

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (isObject(value)) return 'an object'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`)
  return quoted.length === 1 ? String(quoted[0]) : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}

function rangeOf({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: NumberHolding): string {
  if (Number.isFinite(minimum)) return Number.isFinite(maximum) ? ` from ${minimum} to ${maximum}` : `, ${minimum} or more`
  return Number.isFinite(maximum) ? ` up to ${maximum}` : ''
}
