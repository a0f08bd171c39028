import { unknownArgumentsOf, unknownItemArgumentsOf, type UnknownArgument } from '../../rule/unknown-arguments.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds arguments that the integration, or the action of the SDK, does not have. */
export const unknownArgument = defineRule({
  code: 'service/unknown-argument',
  summary: 'Integrations get no arguments that they do not know.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    unknown: (facts: { argument: string; id: string; near: string | undefined; date: string | undefined }) => ({
      message: `"${facts.id}" has no argument "${facts.argument}"`,
      help: facts.near === undefined ? `remove "${facts.argument}"` : `use "${facts.near}"`,
      note: `AWS refuses fields that it does not know, and may have added this one since ${facts.date ?? 'this release'}`,
    }),
    // the pages list what a Map's calls take, and say nothing of the rest
    undocumented: (facts: { argument: string; id: string; near: string | undefined }) => ({
      message: `"${facts.id}" of a Map is documented without "${facts.argument}"`,
      help: facts.near === undefined ? `remove "${facts.argument}"` : `use "${facts.near}"`,
      note: "AWS's page does not name it, and it may be refused, or mean nothing",
    }),
  },

  check: (context) => {
    const report = (found: readonly UnknownArgument[], say: 'unknown' | 'undocumented'): void => {
      for (const { at, argument, id, near, isSlip, date, fixes } of found) {
        if (!isSlip) context.report({ at, anchor: 'key', say, facts: { argument, id, near, date }, fixes })
      }
    }
    return {
      Task: (state, { language }) => report(unknownArgumentsOf(state, language, context), 'unknown'),
      Map: (state, { language }) => report(unknownItemArgumentsOf(state, language), 'undocumented'),
    }
  },
})
