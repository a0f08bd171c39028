import { bothLanguages as both, type Field } from './field.js'

const spec = 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error'

/** Fields of a retrier. No expression may stand in them. */
export const retrierFields = [
  { owners: ['Retrier'], field: 'Comment', languages: both, holds: { kind: 'text' }, spec },
  { owners: ['Retrier'], field: 'ErrorEquals', languages: both, holds: { kind: 'error-names' }, required: 'always', spec },
  // AWS accepts 0 here (measured), though the guide asks for a positive integer
  { owners: ['Retrier'], field: 'IntervalSeconds', languages: both, holds: { kind: 'integer', minimum: 0, maximum: 99_999_999 }, spec },
  { owners: ['Retrier'], field: 'MaxAttempts', languages: both, holds: { kind: 'integer', minimum: 0, maximum: 99_999_999 }, spec },
  { owners: ['Retrier'], field: 'BackoffRate', languages: both, holds: { kind: 'number', minimum: 1 }, spec },
  { owners: ['Retrier'], field: 'MaxDelaySeconds', languages: both, holds: { kind: 'integer', minimum: 1, maximum: 31_622_400 }, spec },
  { owners: ['Retrier'], field: 'JitterStrategy', languages: both, holds: { kind: 'one-of', values: ['FULL', 'NONE'] }, spec },
] as const satisfies readonly Field[]
