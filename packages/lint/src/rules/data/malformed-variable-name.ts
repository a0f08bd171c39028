import { isPlaceholder } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds names of variables with characters that names may not have. */
export const malformedVariableName = defineRule({
  code: 'data/malformed-variable-name',
  summary: 'The names of variables begin with a letter, and go on with letters, digits and underscores.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  aws: 'INVALID_VARIABLE_NAME',

  wordings: {
    empty: (facts: { state: string }) => ({ message: `state "${facts.state}" assigns a variable with the empty name ""`, help: 'name it' }),
    dollar: (facts: { state: string; name: string }) => ({
      message: `state "${facts.state}" assigns the variable "${facts.name}", with a "$" in its name`,
      help: `write "${facts.name.replaceAll('$', '')}": the "$" stands where the variable is read`,
    }),
    character: (facts: { state: string; name: string; character: string }) => ({
      message: `state "${facts.state}" assigns the variable "${facts.name}", with ${JSON.stringify(facts.character)} in its name`,
      help: 'use letters, digits and underscores, and begin with a letter',
    }),
  },

  check: (context) => ({
    Assignment({ name, state, pointer: at }) {
      if (isPlaceholder(name) || /^[\p{ID_Start}_]\p{ID_Continue}*$/u.test(name)) return
      const [character = ''] = /[^\p{ID_Continue}]/u.exec(name) ?? /^./u.exec(name) ?? []
      const facts = { state: state.name, name }
      if (name === '') context.report({ at, anchor: 'key', say: 'empty', facts })
      else if (character === '$') context.report({ at, anchor: 'key', say: 'dollar', facts })
      else context.report({ at, anchor: 'key', say: 'character', facts: { ...facts, character } })
    },
  }),
})
