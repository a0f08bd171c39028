import { bothLanguages as both, type Field } from './field.js'

const spec = 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states'

/** Fields of a catcher. */
export const catcherFields = [
  { owners: ['Catcher'], field: 'Comment', languages: both, holds: { kind: 'text' }, spec },
  { owners: ['Catcher'], field: 'ErrorEquals', languages: both, holds: { kind: 'error-names' }, required: 'always', spec },
  { owners: ['Catcher'], field: 'ResultPath', languages: ['JSONPath'], holds: { kind: 'reference-path', orNull: true }, counterpart: 'Output', spec },
  { owners: ['Catcher'], field: 'Assign', languages: both, holds: { kind: 'template', root: 'object' }, spec },
  { owners: ['Catcher'], field: 'Output', languages: ['JSONata'], holds: { kind: 'template', root: 'any' }, counterpart: 'ResultPath', spec },
  { owners: ['Catcher'], field: 'Next', languages: both, holds: { kind: 'state-name' }, required: 'always', spec },
] as const satisfies readonly Field[]
