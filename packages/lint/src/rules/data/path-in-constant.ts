import { child, type Comparison, type Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds paths in fields that hold a constant, and whose twin with `Path` behind its name holds a path. */
export const pathInConstant = defineRule({
  code: 'data/path-in-constant',
  summary: 'Paths stand in fields whose names end in "Path".',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html',
  aws: 'NO_PATH',

  wordings: {
    text: (facts: { field: string; text: string; state: string; hasTwin: boolean }) => ({
      message: `"${facts.field}" in state "${facts.state}" is the text "${facts.text}", and not what the path finds`,
      help: facts.hasTwin ? `write it as "${facts.field}Path"` : 'compare with a constant, or write two comparisons that take paths',
    }),
  },

  check: (context) => ({
    Literal({ language, holds, field, text, pointer: at, state }) {
      if (language !== 'JSONPath' || holds !== 'text' || (field !== 'Error' && field !== 'Cause') || !isPath(text)) return
      context.report({ at, say: 'text', facts: { field, text, state: state.name, hasTwin: true } })
    },
    ChoiceRule(rule, { state }) {
      if (!('comparison' in rule)) return
      for (const { at, operator, text } of constantsIn(rule.comparison, rule.pointer)) {
        context.report({ at, say: 'text', facts: { field: operator, text, state: state?.name ?? '', hasTwin: operator !== 'StringMatches' } })
      }
    },
  }),
})

const isPath = (text: string): boolean => /^\$\$?[.[]\S*$/.test(text)

function constantsIn(comparison: Comparison, pointer: Pointer): readonly { readonly at: Pointer; readonly operator: string; readonly text: string }[] {
  if ('and' in comparison) return comparison.and.flatMap((inner, index) => constantsIn(inner, child(pointer, 'And', index)))
  if ('or' in comparison) return comparison.or.flatMap((inner, index) => constantsIn(inner, child(pointer, 'Or', index)))
  if ('not' in comparison) return constantsIn(comparison.not, child(pointer, 'Not'))
  const { operator, value } = comparison
  return operator.startsWith('String') && !operator.endsWith('Path') && typeof value === 'string' && isPath(value) ? [{ at: child(pointer, operator), operator, text: value }] : []
}
