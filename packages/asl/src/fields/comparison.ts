import type { Field, Holding } from './field.js'

const spec = 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules'

const text = { kind: 'text' } as const satisfies Holding
const number = { kind: 'number' } as const satisfies Holding
const truth = { kind: 'boolean' } as const satisfies Holding
const timestamp = { kind: 'timestamp' } as const satisfies Holding
const path = { kind: 'path' } as const satisfies Holding

/** The operators that compare a `Variable`, and what stands on their right side. A JSONPath rule has exactly one. */
export const comparisonOperators = {
  StringEquals: text,
  StringEqualsPath: path,
  StringGreaterThan: text,
  StringGreaterThanPath: path,
  StringGreaterThanEquals: text,
  StringGreaterThanEqualsPath: path,
  StringLessThan: text,
  StringLessThanPath: path,
  StringLessThanEquals: text,
  StringLessThanEqualsPath: path,
  StringMatches: text,
  NumericEquals: number,
  NumericEqualsPath: path,
  NumericGreaterThan: number,
  NumericGreaterThanPath: path,
  NumericGreaterThanEquals: number,
  NumericGreaterThanEqualsPath: path,
  NumericLessThan: number,
  NumericLessThanPath: path,
  NumericLessThanEquals: number,
  NumericLessThanEqualsPath: path,
  BooleanEquals: truth,
  BooleanEqualsPath: path,
  TimestampEquals: timestamp,
  TimestampEqualsPath: path,
  TimestampGreaterThan: timestamp,
  TimestampGreaterThanPath: path,
  TimestampGreaterThanEquals: timestamp,
  TimestampGreaterThanEqualsPath: path,
  TimestampLessThan: timestamp,
  TimestampLessThanPath: path,
  TimestampLessThanEquals: timestamp,
  TimestampLessThanEqualsPath: path,
  IsBoolean: truth,
  IsNull: truth,
  IsNumeric: truth,
  IsPresent: truth,
  IsString: truth,
  IsTimestamp: truth,
} as const satisfies { readonly [operator: string]: Holding }

/** An operator of a JSONPath comparison. */
export type ComparisonOperator = keyof typeof comparisonOperators

const logical = ['And', 'Or', 'Not'] as const
// Object.keys forgets the keys' type
const operators = Object.keys(comparisonOperators) as ComparisonOperator[]

/** Fields of a JSONPath test: in a rule itself, and in each operand of `And`, `Or` and `Not`. */
export const comparisonFields: readonly Field[] = [
  jsonPathTest('And', { kind: 'nodes', owner: 'Comparison', minItems: 1 }),
  jsonPathTest('Or', { kind: 'nodes', owner: 'Comparison', minItems: 1 }),
  jsonPathTest('Not', { kind: 'node', owner: 'Comparison' }),
  jsonPathTest('Variable', path),
  ...operators.map(
    (field): Field => ({
      owners: ['ChoiceRule', 'Comparison'],
      field,
      languages: ['JSONPath'],
      holds: comparisonOperators[field],
      excludes: [...logical, ...operators.filter((other) => other !== field)],
      required: 'unless-excluded',
      counterpart: 'Condition',
      spec,
    }),
  ),
]

function jsonPathTest(field: (typeof logical)[number] | 'Variable', holds: Holding): Field {
  const excludes = [...logical, 'Variable'].filter((other) => other !== field)
  return { owners: ['ChoiceRule', 'Comparison'], field, languages: ['JSONPath'], holds, excludes, required: 'unless-excluded', counterpart: 'Condition', spec }
}
