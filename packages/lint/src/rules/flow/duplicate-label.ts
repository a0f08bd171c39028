import { isPlaceholder, type MapState } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds Map states of one label. */
export const duplicateLabel = defineRule({
  code: 'flow/duplicate-label',
  summary: 'The labels of Map states are unique in the whole machine.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',
  aws: 'DUPLICATE_LABEL_NAME',

  wordings: {
    duplicate: (facts: { name: string; other: string; label: string }) => ({
      message: `Map states "${facts.other}" and "${facts.name}" both have the label "${facts.label}"`,
      help: 'give one of them another "Label"',
      note: 'the label is part of the ARN of each Map Run',
    }),
  },

  check: (context) => {
    let first = new Map<string, MapState>()
    return {
      StateMachine() {
        first = new Map()
      },
      Map(state) {
        const { label, name } = state
        if (label === undefined || isPlaceholder(label)) return
        const other = first.get(label)
        if (other === undefined) first.set(label, state)
        else {
          const related = [{ at: `${other.pointer}/Label` as const, message: `"${label}" is first used here` }]
          context.report({ at: `${state.pointer}/Label`, say: 'duplicate', facts: { name, other: other.name, label }, related })
        }
      },
    }
  },
})
