import { bothLanguages as both, type Field } from './field.js'

const parallel = 'https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html'
const map = 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html'
const distributed = 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html'

/** Fields of a branch, of an item processor, and of the latter's configuration. Neither scope has a query language of its own. */
export const scopeFields = [
  { owners: ['Branch', 'ItemProcessor'], field: 'Comment', languages: both, holds: { kind: 'text' }, spec: parallel },
  { owners: ['ItemProcessor'], field: 'ProcessorConfig', languages: both, holds: { kind: 'node', owner: 'ProcessorConfig' }, spec: map },
  {
    owners: ['Branch', 'ItemProcessor'],
    field: 'StartAt',
    languages: both,
    holds: { kind: 'state-name' },
    required: 'always',
    spec: parallel,
  },
  { owners: ['Branch', 'ItemProcessor'], field: 'States', languages: both, holds: { kind: 'states' }, required: 'always', spec: parallel },

  { owners: ['ProcessorConfig'], field: 'Mode', languages: both, holds: { kind: 'one-of', values: ['INLINE', 'DISTRIBUTED'] }, spec: map },
  {
    owners: ['ProcessorConfig'],
    field: 'ExecutionType',
    languages: both,
    holds: { kind: 'one-of', values: ['STANDARD', 'EXPRESS'] },
    // AWS asks for it beside DISTRIBUTED and refuses it beside INLINE (measured)
    required: { when: { field: 'Mode', is: 'DISTRIBUTED' } },
    onlyWhen: { field: 'Mode', is: 'DISTRIBUTED', byDefault: 'INLINE' },
    spec: distributed,
  },
] as const satisfies readonly Field[]
