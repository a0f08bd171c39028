import { unknownArgumentsOf, unknownItemArgumentsOf, type UnknownArgument } from '../../rule/unknown-arguments.js'
import { defineRule } from '../../rule/define-rule.js'

/**
 * Finds arguments that an integration knows in other capitals: most APIs begin theirs with a small letter, Step Functions with a capital. And those of
 * actions of the SDK that differ from a known one by a slip of the keys.
 */
export const misspeltArgument = defineRule({
  code: 'service/misspelt-argument',
  summary: 'Arguments are spelt, capitals too, as Step Functions spells them.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    capitals: (facts: { argument: string; id: string; near: string }) => ({
      message: `"${facts.id}" has no argument "${facts.argument}": Step Functions writes it "${facts.near}"`,
      help: `use "${facts.near}"`,
    }),
    slip: (facts: { argument: string; id: string; near: string }) => ({
      message: `"${facts.id}" has no argument "${facts.argument}"`,
      help: `use "${facts.near}"`,
    }),
  },

  check: (context) => {
    const report = (found: readonly UnknownArgument[]): void => {
      for (const { at, argument, id, near, isSameWord, isSlip, fixes } of found) {
        if (isSlip && near !== undefined) context.report({ at, anchor: 'key', say: isSameWord ? 'capitals' : 'slip', facts: { argument, id, near }, fixes })
      }
    }
    return {
      Task: (state, { language }) => report(unknownArgumentsOf(state, language, context)),
      Map: (state, { language }) => report(unknownItemArgumentsOf(state, language)),
    }
  },
})
