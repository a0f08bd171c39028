import { isReferencePath, type Site } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds paths that may select several places, or none of the data, in fields that need one place. */
export const unsupportedPath = defineRule({
  code: 'data/unsupported-path',
  summary: 'ResultPath, SecondsPath, the Variable of a Choice and the like name one place.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#ref-paths',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    several: (facts: { field: string; state: string; text: string }) => ({
      message: `"${facts.field}" of state "${facts.state}" is "${facts.text}", which may select several places`,
      help: 'use names and indexes only, such as "$.order.items[0]"',
    }),
    root: (facts: { state: string; text: string; what: string }) => ({
      message: `"ResultPath" of state "${facts.state}" is "${facts.text}", ${facts.what}`,
      help: 'begin it with "$.", a place in the output of the state',
      note: 'variables are set in "Assign"',
    }),
  },

  check: (context) => ({
    Site(site) {
      const { parsed, pointer: at, field, state, text, moment } = site
      if (parsed.kind !== 'path' || !isReference(site)) return
      const { root } = parsed.path
      const what = root.kind === 'variable' ? 'a variable' : 'in the context object'
      if (moment === 'target' && root.kind !== 'input') context.report({ at, say: 'root', facts: { state: state.name, text, what } })
      else if (!isReferencePath(parsed.path)) context.report({ at, say: 'several', facts: { field, state: state.name, text } })
    },
  }),
})

/**
 * AWS's guide has come to allow any path in ItemsPath. Of a Variable with a bracket that names nothing AWS was seen to say that it is no reference path.
 *
 * @see https://github.com/Stedi-Public-Archive/ts2asl/issues/912
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
const isReference = ({ holds, field, owner }: Site): boolean => (holds === 'reference-path' && field !== 'ItemsPath') || owner === 'Comparison' || (owner === 'ChoiceRule' && holds === 'path')
