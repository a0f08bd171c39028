import { child, isPlaceholder, type Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'
import { givenTo } from '../../rule/task-call.js'

/** Finds values in the items of DynamoDB that are not of the type that stands before them. */
export const mistypedAttribute = defineRule({
  code: 'service/mistyped-attribute',
  summary: 'The values of attributes of DynamoDB are of the type that they say, and numbers are written as text.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html',

  wordings: {
    mistyped: (facts: { type: string; value: string; wanted: string; right: string }) => ({
      message: `"${facts.type}" of an attribute takes ${facts.wanted}, and is given ${facts.value}`,
      help: `write ${facts.right}`,
      // what becomes of a text under BOOL or NULL is not measured
      ...(facts.wanted !== trueOrFalse && { note: 'the task fails before DynamoDB is called' }),
    }),
  },

  check: (context) => ({
    Task(state, { language }) {
      const call = context.callOf(state.resource)
      const isDynamo = (call.kind === 'optimized' && call.id.startsWith('dynamodb:')) || (call.kind === 'sdk' && call.service === 'dynamodb')
      const given = isDynamo ? givenTo(state) : undefined
      if (given === undefined || language === undefined) return
      const attributes: Attribute[] = []
      addAttributes(given, `${state.pointer}/${language === 'JSONata' ? 'Arguments' : 'Parameters'}`, attributes)
      for (const { at, type, value } of attributes) {
        const wrong = wrongIn(type, value, at)
        if (wrong !== undefined) context.report({ at: wrong.at, say: 'mistyped', facts: { type, value: shown(wrong.value), wanted: wantedBy(type), right: rightFor(type, wrong.value) } })
      }
    },
  }),
})

interface Attribute {
  readonly at: Pointer
  readonly type: string
  readonly value: unknown
}

/** `{ "S": … }`: an object of one member, named like a type, wherever it stands. */
function addAttributes(value: unknown, at: Pointer, found: Attribute[]): void {
  if (typeof value !== 'object' || value === null) return
  const keys = Object.keys(value)
  const [type = ''] = keys
  const isList = Array.isArray(value)
  const members = value as { readonly [key: string]: unknown }
  if (!isList && keys.length === 1 && wanted.has(type)) found.push({ at: child(at, type), type, value: members[type] })
  for (const key of keys) if (typeof members[key] === 'object') addAttributes(members[key], child(at, key), found)
}

/** The value, or the first of a set, that cannot be. An object may be the value of an attribute that is called like a type. */
function wrongIn(type: string, value: unknown, at: Pointer): { readonly at: Pointer; readonly value: unknown } | undefined {
  if (Array.isArray(value)) {
    const index = type.length === 2 ? value.findIndex((item) => isWrong('string', item)) : -1
    return index === -1 ? undefined : { at: child(at, index), value: value[index] as unknown }
  }
  return type.length !== 2 && isWrong(wanted.get(type), value) ? { at, value } : undefined
}

function isWrong(kind: string | undefined, value: unknown): boolean {
  if (typeof value === 'object') return false
  const isComputed = typeof value === 'string' && (isPlaceholder(value) || value.startsWith('{%'))
  return typeof value !== kind && !isComputed
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
const wanted: ReadonlyMap<string, 'string' | 'boolean'> = new Map([
  ['S', 'string'],
  ['N', 'string'],
  ['B', 'string'],
  ['SS', 'string'],
  ['NS', 'string'],
  ['BS', 'string'],
  ['BOOL', 'boolean'],
  ['NULL', 'boolean'],
])

const trueOrFalse = 'true or false'
const wantedBy = (type: string): string => (wanted.get(type) === 'boolean' ? trueOrFalse : type.startsWith('N') ? 'a number written as text' : 'text')
const shown = (value: unknown): string => (typeof value === 'string' ? `the text "${value}"` : `the ${typeof value} ${String(value)}`)

function rightFor(type: string, value: unknown): string {
  if (wanted.get(type) === 'boolean') return /^(true|false)$/i.test(String(value)) ? String(value).toLowerCase() : 'true'
  if (typeof value === 'boolean' && type === 'S') return `{ "BOOL": ${value} }, or "${value}" in quotes`
  if (typeof value === 'number' && type === 'S') return `{ "N": "${value}" }, or "${value}" in quotes`
  return `"${String(value)}" in quotes`
}
