import { isJsonataString, type Holding, type Json } from '@stepwright/asl'

/** Whether `value` is what a field of a JSONata state holds; `undefined` if so, else what was expected. Nodes inside are not looked at. */
export function checkShape(holds: Holding, value: Json): string | undefined {
  if ('orJsonata' in holds && isJsonataString(value)) return undefined
  return (shapes[holds.kind] as (holds: Holding, value: Json) => string | undefined)(holds, value)
}

type Shapes = { readonly [K in Holding['kind']]: (holds: Extract<Holding, { readonly kind: K }>, value: Json) => string | undefined }

// `integer` and `number` share a member of the union, so that Extract finds neither alone
type NumberHolding = Extract<Holding, { readonly minimum?: number }>

const shapes: Omit<Shapes, 'integer' | 'number'> & { readonly [K in 'integer' | 'number']: (holds: NumberHolding, value: Json) => string | undefined } = {
  text: (_, value) => expect(typeof value === 'string', 'a string'),
  'one-of': ({ values }, value) => expect(typeof value === 'string' && values.includes(value), `one of ${values.join(', ')}`),
  integer: (holds, value) => expect(Number.isInteger(value) && inRange(holds, value), `a whole number${rangeOf(holds)}`),
  number: (holds, value) => expect(typeof value === 'number' && inRange(holds, value), `a number${rangeOf(holds)}`),
  true: (_, value) => expect(value === true, 'true'),
  boolean: (_, value) => expect(typeof value === 'boolean', 'true or false'),
  timestamp: (_, value) => expect(typeof value === 'string', 'a timestamp'),
  path: () => 'no path: it belongs to JSONPath',
  'reference-path': () => 'no path: it belongs to JSONPath',
  'path-or-intrinsic': () => 'no path: it belongs to JSONPath',
  template: ({ root }, value) => checkRoot(root, value),
  json: () => undefined,
  resource: (_, value) => expect(typeof value === 'string', 'a string'),
  'state-name': (_, value) => expect(typeof value === 'string', "a state's name"),
  'error-names': (_, value) => expect(Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string'), 'names of errors'),
  states: (_, value) => expect(isObject(value), 'an object of states'),
  node: (_, value) => expect(isObject(value), 'an object'),
  nodes: ({ minItems = 0 }, value) => expect(Array.isArray(value) && value.length >= minItems && value.every(isObject), 'an array of objects'),
}

function checkRoot(root: 'any' | 'object' | 'collection', value: Json): string | undefined {
  if (root === 'object') return expect(isObject(value), 'an object')
  // an object can be iterated over by a distributed Map only
  if (root === 'collection') return expect(Array.isArray(value) || isJsonataString(value), 'an array or an expression')
  return undefined
}

const expect = (holds: boolean, expected: string): string | undefined => (holds ? undefined : expected)
const isObject = (value: Json): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

function inRange({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: NumberHolding, value: Json): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum
}

function rangeOf({ minimum, maximum }: NumberHolding): string {
  if (minimum === undefined) return maximum === undefined ? '' : ` up to ${maximum}`
  return maximum === undefined ? ` from ${minimum}` : ` from ${minimum} to ${maximum}`
}
