import type { Analysis, Fix, Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds JSONata that looks for a document at the top, where Step Functions has none. */
export const unsupportedReference = defineRule({
  code: 'data/unsupported-reference',
  summary: 'JSONata names where it looks: $states or a variable, not a bare name, $ or $$.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  aws: 'UNSUPPORTED_JSONATA_EXPRESSION',

  wordings: {
    bare: (facts: { name: string; written: string; variable: boolean }) => ({
      message: `"${facts.written}" is looked up at the top of the expression, where there is no data`,
      help: facts.variable ? `write "$${facts.name}" for the variable` : `write "$states.input.${facts.name}" for a field of the input`,
    }),
    context: () => ({
      message: '"$" stands for the whole data at the top of the expression, where there is none',
      help: 'write "$states.input" for the input of the state',
    }),
    root: () => ({
      message: '"$$" does not exist in Step Functions',
      help: 'write "$states.context" for the context object, and "$states.input" for the input of the state',
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at, text }, { topLevelNames, variables: read, isPlainPath }) {
      for (const { name, offset } of topLevelNames) {
        const dollar = text.slice(0, offset).endsWith('$.')
        const variable = !dollar && context.once(namesAssigned, context.analysis).has(name)
        const instead = variable ? '$' : '$states.input.'
        const fixes = [write(at, `${text.slice(0, dollar ? offset - 2 : offset)}${instead}${text.slice(offset)}`, `write "${instead}${name}"`)]
        context.report({ at, say: 'bare', facts: { name, written: dollar ? `$.${name}` : name, variable }, fixes })
      }
      if (read.some(({ name }) => name === '$')) context.report({ at, say: 'root' })
      else if (isPlainPath && topLevelNames.length === 0 && read[0]?.name === '') {
        const { offset } = read[0]
        context.report({ at, say: 'context', fixes: [write(at, `${text.slice(0, offset)}$states.input${text.slice(offset + 1)}`, 'write "$states.input"')] })
      }
    },
  }),
})

const namesAssigned = ({ variables }: Analysis): ReadonlySet<string> => new Set(variables().assignments.map(({ name }) => name))

/** Which data is meant, the author must say. */
function write(pointer: Pointer, text: string, title: string): Fix {
  return { title, kind: 'review', edits: [{ pointer, value: `{%${text}%}` }] }
}
