import { child, nearName } from '@stepwright/asl'
import { givenTo } from '../../rule/task-call.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds arguments that the integration does not have. */
export const unknownArgument = defineRule({
  code: 'service/unknown-argument',
  summary: 'Integrations get no arguments that they do not know.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    unknown: (facts: { argument: string; id: string; near: string | undefined }) => ({
      message: `"${facts.id}" has no argument "${facts.argument}"`,
      help: facts.near === undefined ? `remove "${facts.argument}"` : `use "${facts.near}"`,
      note: 'AWS refuses fields that it does not know, and may have added this one since this release',
    }),
  },

  check: (context) => ({
    Task(state, { language }) {
      const call = context.callOf(state.resource)
      const given = givenTo(state)
      if (call.kind !== 'optimized' || call.known === undefined || given === undefined || language === undefined) return
      const { integration: id, required, optional } = call.known.integration
      const known = [...required, ...optional]
      if (optional.length === 0) return
      const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
      for (const key of Object.keys(given)) {
        const argument = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key
        if (known.includes(argument)) continue
        const near = known.find((name) => name.toLowerCase() === argument.toLowerCase()) ?? nearName(argument, known)
        context.report({ at: child(state.pointer, field, key), anchor: 'key', say: 'unknown', facts: { argument, id, near } })
      }
    },
  }),
})
