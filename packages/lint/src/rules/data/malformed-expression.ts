import { defineRule } from '../../rule/define-rule.js'

/** Finds paths that are no JSONPath, and calls of intrinsic functions that cannot be read. */
export const malformedExpression = defineRule({
  code: 'data/malformed-expression',
  summary: 'Paths are JSONPath, and a key that ends in ".$" holds a path or a call of an intrinsic function.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    unreadable: (facts: { field: string; state: string; text: string; reason: string; help: string }) => ({
      message: `"${facts.text}" in "${facts.field}" of state "${facts.state}" cannot be read: ${facts.reason}`,
      help: facts.help === '' ? 'write a path, such as "$.order.id", or a call, such as "States.UUID()"' : facts.help,
    }),
    // statelint and AWS's language service refuse it too
    padded: (facts: { field: string; state: string; text: string }) => ({
      message: `"${facts.text}" in "${facts.field}" of state "${facts.state}" begins with a blank`,
      help: 'remove the blank',
    }),
  },

  check: (context) => ({
    Site({ parsed, pointer: at, field, state, text: whole, language }) {
      const isPadded = parsed.kind === 'intrinsic' && /^\s/.test(whole)
      if (language !== 'JSONPath' || (parsed.kind !== 'unreadable' && !isPadded)) return
      const text = whole.length > 60 ? `${whole.slice(0, 59)}…` : whole
      const facts = { field, state: state.name, text }
      if (parsed.kind === 'unreadable') context.report({ at, say: 'unreadable', facts: { ...facts, reason: parsed.problem.message, help: parsed.problem.help ?? '' } })
      else context.report({ at, say: 'padded', facts })
    },
  }),
})
