import { isJsonataString, type Literal } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds `{% … %}` that Step Functions takes as plain text. */
export const unevaluatedJsonata = defineRule({
  code: 'data/unevaluated-jsonata',
  summary: '{% … %} stands where it is computed.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',

  wordings: {
    around: (facts: { field: string; state: string }) => ({
      message: `a string in "${facts.field}" of state "${facts.state}" has an expression in it, and text around that`,
      help: `begin the string with "{%", end it with "%}", and join texts with "&" inside`,
      note: 'the string is taken as it stands: nothing in it is computed',
    }),
    language: (facts: { field: string; state: string }) => ({
      message: `a string in "${facts.field}" of state "${facts.state}" looks like JSONata, in a state of JSONPath`,
      help: 'set "QueryLanguage": "JSONata" on the state',
      note: 'the string is taken as it stands: nothing in it is computed',
    }),
    field: (facts: { field: string; state: string }) => ({
      message: `"${facts.field}" in state "${facts.state}" looks like JSONata, which is not computed there`,
      help: 'write the value itself',
    }),
  },

  check: (context) => ({
    Literal(literal) {
      const say = sayOf(literal)
      if (say !== undefined) context.report({ at: literal.pointer, say, facts: { field: literal.field, state: literal.state.name } })
    },
  }),
})

function sayOf({ language, isComputable, text }: Literal): 'around' | 'language' | 'field' | undefined {
  if (language === 'JSONPath') return isJsonataString(text) ? 'language' : undefined
  if (!isComputable) return isJsonataString(text) ? 'field' : undefined
  // one that begins with {% is refused, which is another rule
  return !text.startsWith('{%') && (/\{%[\s\S]*%\}/.test(text) || text.endsWith('%}')) ? 'around' : undefined
}
