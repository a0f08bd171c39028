import { jsonataBuiltinOf } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds calls of JSONata's functions with too many or too few arguments. */
export const unsupportedArgumentCount = defineRule({
  code: 'data/unsupported-argument-count',
  summary: 'Functions of JSONata are called with as many arguments as they take.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.jsonata.org/string-functions',

  wordings: {
    few: (facts: { name: string; given: number; least: number }) => ({
      message: `"$${facts.name}" is called with ${counted(facts.given)}, and needs ${facts.least}`,
      help: 'add what is missing',
      note: 'the state fails with States.QueryEvaluationError',
    }),
    many: (facts: { name: string; given: number; most: number }) => ({
      message: `"$${facts.name}" is called with ${counted(facts.given)}, and takes ${facts.most === 0 ? 'none' : `at most ${facts.most}`}`,
      help: 'leave out what is too much',
      note: 'the state fails with States.QueryEvaluationError',
    }),
  },

  check: (context) => ({
    Jsonata({ pointer: at }, { calls }) {
      for (const { name, isLocal, isPartial, argumentCount: given } of calls) {
        const builtin = isLocal || isPartial ? undefined : jsonataBuiltinOf(name)
        if (builtin === undefined) continue
        const { least, most = Infinity } = builtin
        if (given < least) context.report({ at, say: 'few', facts: { name, given, least } })
        else if (given > most) context.report({ at, say: 'many', facts: { name, given, most } })
      }
    },
  }),
})

const counted = (count: number): string => (count === 1 ? '1 argument' : `${count === 0 ? 'no' : count} arguments`)
