import type { Json } from '../../model/json.js'
import { decodeBase64, encodeBase64 } from '../base64.js'
import { hash } from '../hash.js'
import { hashAlgorithms } from '../hash-algorithms.js'
import { isEqualJson } from '../is-equal-json.js'
import { seededRandom } from '../seeded-random.js'
import { formatted } from './format.js'
import { arrayAt, fault, integerAt, numberAt, objectAt, textAt, type Intrinsic, type IntrinsicFault, type IntrinsicParameter } from './intrinsic.js'

const page = 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html'
const arrays = `${page}#asl-intrsc-func-arrays`
const encoding = `${page}#asl-intrsc-func-data-encode-decode`
const json = `${page}#asl-intrsc-func-json-data-manipulate`
const math = `${page}#asl-intrsc-func-math-operation`

/** The limits that AWS's page gives. */
const mostCharacters = 10_000
const mostItems = 1_000
const integers = { minimum: -2_147_483_648, maximum: 2_147_483_647 }

const anything = (name: string): IntrinsicParameter => ({ name, holds: 'any' })
const array: IntrinsicParameter = { name: 'array', holds: 'array' }
const integer = (name: string): IntrinsicParameter => ({ name, holds: 'number', ...integers })

/** The 18 intrinsic functions. Parser, checks, linter and simulator read them here. */
export const intrinsics: readonly Intrinsic[] = [
  {
    name: 'States.Array',
    arguments: [],
    rest: anything('value'),
    returns: 'array',
    spec: arrays,
    evaluate: ({ values }) => values,
  },
  {
    name: 'States.ArrayContains',
    arguments: [array, anything('value')],
    returns: 'boolean',
    spec: arrays,
    evaluate: (given) => arrayAt(given, 0).some((item) => isEqualJson(item, given.values[1] ?? null)),
  },
  {
    name: 'States.ArrayGetItem',
    arguments: [array, { name: 'index', holds: 'number', minimum: 0 }],
    returns: 'any',
    spec: arrays,
    evaluate: (given) => {
      const [items, index] = [arrayAt(given, 0), integerAt(given, 1)]
      return items[index] ?? (index < items.length ? null : fault(`the index ${index} lies outside the array, which has ${items.length} items`))
    },
  },
  {
    name: 'States.ArrayLength',
    arguments: [array],
    returns: 'number',
    spec: arrays,
    evaluate: (given) => arrayAt(given, 0).length,
  },
  {
    name: 'States.ArrayPartition',
    arguments: [array, { name: 'chunk size', holds: 'number', minimum: 1 }],
    returns: 'array',
    spec: arrays,
    evaluate: (given) => {
      const [items, size] = [arrayAt(given, 0), integerAt(given, 1)]
      return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
    },
  },
  {
    name: 'States.ArrayRange',
    arguments: [integer('first number'), integer('last number'), integer('step')],
    returns: 'array',
    spec: arrays,
    evaluate: (given) => range(integerAt(given, 0), integerAt(given, 1), integerAt(given, 2)),
  },
  {
    name: 'States.ArrayUnique',
    arguments: [array],
    returns: 'array',
    spec: arrays,
    evaluate: (given) => [...new Map(arrayAt(given, 0).map((item) => [canonical(item), item])).values()],
  },
  {
    name: 'States.Base64Decode',
    arguments: [{ name: 'text', holds: 'text', maxLength: mostCharacters }],
    returns: 'text',
    spec: encoding,
    evaluate: (given) => decodeBase64(textAt(given, 0)) ?? fault('the text is no Base64'),
  },
  {
    name: 'States.Base64Encode',
    arguments: [{ name: 'text', holds: 'text', maxLength: mostCharacters }],
    returns: 'text',
    spec: encoding,
    evaluate: (given) => encodeBase64(textAt(given, 0)),
  },
  {
    name: 'States.Format',
    arguments: [{ name: 'template', holds: 'text' }],
    rest: anything('value'),
    returns: 'text',
    spec: `${page}#asl-intrsc-func-generic`,
    evaluate: ({ values, parts }) => formatted(parts ?? String(values[0]).split('{}'), values.slice(1)),
  },
  {
    name: 'States.Hash',
    arguments: [
      { name: 'data', holds: 'any', maxLength: mostCharacters },
      { name: 'algorithm', holds: 'text', values: hashAlgorithms },
    ],
    returns: 'text',
    spec: `${page}#asl-intrsc-func-hash-calc`,
    evaluate: ({ values: [data = null, algorithm] }) =>
      hash(typeof data === 'string' ? data : JSON.stringify(data), String(algorithm)) ?? fault('the algorithm is not known'),
  },
  {
    name: 'States.JsonMerge',
    arguments: [
      { name: 'first object', holds: 'object' },
      { name: 'second object', holds: 'object' },
      // only shallow merging is supported so far, says AWS's page
      { name: 'deep', holds: 'boolean', values: [false] },
    ],
    returns: 'object',
    spec: json,
    evaluate: (given) => ({ ...objectAt(given, 0), ...objectAt(given, 1) }),
  },
  {
    name: 'States.JsonToString',
    arguments: [anything('value')],
    returns: 'text',
    spec: json,
    evaluate: ({ values }) => JSON.stringify(values[0]),
  },
  {
    name: 'States.MathAdd',
    arguments: [integer('first number'), integer('second number')],
    returns: 'number',
    spec: math,
    evaluate: (given) => {
      const sum = integerAt(given, 0) + integerAt(given, 1)
      return sum >= integers.minimum && sum <= integers.maximum ? sum : fault(`the sum ${sum} is no 32-bit integer`)
    },
  },
  {
    name: 'States.MathRandom',
    arguments: [integer('first number'), integer('last number'), { name: 'seed', holds: 'number' }],
    optional: 1,
    returns: 'number',
    spec: math,
    evaluate: (given, tools) => {
      const [first, last] = [integerAt(given, 0), integerAt(given, 1)]
      if (first >= last) return fault(`the first number, ${first}, must be less than the last, ${last}`)
      const chance = given.values.length > 2 ? seededRandom(numberAt(given, 2)) : tools.random()
      return first + Math.floor(chance * (last - first))
    },
  },
  {
    name: 'States.StringSplit',
    arguments: [
      { name: 'text', holds: 'text' },
      { name: 'delimiters', holds: 'text' },
    ],
    returns: 'array',
    spec: `${page}#asl-intrsc-func-string-operation`,
    evaluate: (given) => split(textAt(given, 0), new Set(textAt(given, 1))),
  },
  {
    name: 'States.StringToJson',
    arguments: [{ name: 'text', holds: 'text' }],
    returns: 'any',
    spec: json,
    evaluate: (given) => parseText(textAt(given, 0)),
  },
  {
    name: 'States.UUID',
    arguments: [],
    returns: 'text',
    spec: `${page}#asl-intrsc-func-uuid-generate`,
    evaluate: (_given, tools) => tools.uuid(),
  },
]

export const intrinsicNames: readonly string[] = intrinsics.map(({ name }) => name)

/** Both ends included. */
function range(first: number, last: number, step: number): Json | IntrinsicFault {
  if (step === 0) return fault('the step is 0')
  const count = Math.max(0, Math.floor((last - first) / step) + 1)
  if (count > mostItems) return fault(`the range has ${count} numbers, and ${mostItems} is the most`)
  return Array.from({ length: count }, (_, index) => first + index * step)
}

/** Each character of `delimiters` cuts, and nothing is between two of them: recorded on AWS. */
function split(text: string, delimiters: ReadonlySet<string>): readonly string[] {
  const pieces = ['']
  for (const character of text) {
    if (delimiters.has(character)) pieces.push('')
    else pieces.push(`${pieces.pop() ?? ''}${character}`)
  }
  return pieces.filter((piece) => piece !== '')
}

/** Blanks alone are null: recorded on AWS. */
function parseText(text: string): Json | IntrinsicFault {
  if (text.trim() === '') return null
  try {
    return withoutNegativeZero(JSON.parse(text) as Json)
  } catch {
    return fault('the text is no JSON')
  }
}

const withoutNegativeZero = (value: Json): Json => (Object.is(value, -0) ? 0 : value)

/** One text for all spellings of the same JSON. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, member: Json) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
