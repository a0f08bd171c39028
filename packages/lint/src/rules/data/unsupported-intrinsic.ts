import { intrinsics } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds intrinsic functions that yield no string, in `ErrorPath` and `CausePath`. */
export const unsupportedIntrinsic = defineRule({
  code: 'data/unsupported-intrinsic',
  summary: 'Intrinsic functions in ErrorPath and CausePath yield a string.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    other: (facts: { field: string; state: string; name: string }) => ({
      message: `"${facts.field}" of state "${facts.state}" calls "${facts.name}", which yields no string`,
      help: `use one of ${allowed.join(', ')}`,
    }),
  },

  check: (context) => ({
    Intrinsic({ pointer: at, field, state, holds }, { name }) {
      if (holds !== 'path-or-intrinsic' || allowed.includes(name)) return
      context.report({ at, say: 'other', facts: { field, state: state.name, name } })
    },
  }),
})

/** An item of an array may be a string. */
const allowed: readonly string[] = intrinsics.filter(({ name, returns }) => returns === 'text' || name === 'States.ArrayGetItem').map(({ name }) => name)
