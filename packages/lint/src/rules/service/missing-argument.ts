import { child, isPlaceholder } from '@stepwright/asl'
import { givenTo, integrationOfCall } from '../../rule/task-call.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds calls of integrations that lack a required argument. */
export const missingArgument = defineRule({
  code: 'service/missing-argument',
  summary: 'Every integration gets the arguments that it needs.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    none: (facts: { field: string; id: string; required: string }) => ({
      message: `"${facts.id}" is called without "${facts.field}"`,
      help: `add "${facts.field}" with ${facts.required}`,
    }),
    missing: (facts: { argument: string; id: string; near: string | undefined }) => ({
      message: `"${facts.id}" is called without "${facts.argument}"`,
      help: facts.near === undefined ? `add "${facts.argument}"` : `write "${facts.near}" as "${facts.argument}"`,
    }),
  },

  check: (context) => ({
    Task(state, { language }) {
      const call = context.callOf(state.resource)
      const integration = call.kind === 'optimized' ? integrationOfCall(call) : undefined
      if (integration === undefined || language === undefined) return
      const { integration: id, required } = integration
      const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
      const value = language === 'JSONata' ? state.arguments : state.parameters
      if (value === undefined) {
        // what stands in the other language's field has been told of already
        if (required.length > 0 && state.arguments === undefined && state.parameters === undefined) {
          context.report({ at: state.pointer, anchor: 'key', say: 'none', facts: { field, id, required: required.map((name) => `"${name}"`).join(', ') } })
        }
        return
      }
      const given = givenTo(state)
      if (given === undefined) return
      const names = Object.keys(given).map(withoutDollar)
      // what is filled in at deployment may be any of them
      if (names.some(isPlaceholder)) return
      for (const argument of required) {
        if (names.includes(argument)) continue
        const key = Object.keys(given).find((name) => withoutDollar(name).toLowerCase() === argument.toLowerCase())
        const near = key === undefined ? undefined : withoutDollar(key)
        const fixes = key === undefined || near === undefined ? [] : [{ title: `rename it to "${argument}"`, kind: 'safe' as const, edits: [{ pointer: child(state.pointer, field, key), rename: key.replace(near, argument) }] }]
        context.report({ at: `${state.pointer}/${field}`, anchor: 'key', say: 'missing', facts: { argument, id, near }, fixes })
      }
    },
  }),
})

const withoutDollar = (key: string): string => (key.endsWith('.$') ? key.slice(0, -2) : key)
