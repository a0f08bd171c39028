import { defineRule } from './define-rule.js'

const facts = { code: 'flow/example', summary: '', severity: 'error', since: '0', spec: '' } as const

defineRule({
  ...facts,
  wordings: {
    named: (given: { name: string }) => ({ message: given.name }),
    bare: () => ({ message: '' }),
  },
  check: ({ report }) => ({
    Task({ pointer: at, name, resource }) {
      report({ at, say: 'named', facts: { name } })
      report({ at, say: 'bare' })
      // @ts-expect-error: a fact that the wording needs is missing
      report({ at, say: 'named', facts: {} })
      // @ts-expect-error: the facts are missing
      report({ at, say: 'named' })
      // @ts-expect-error: there is no such wording
      report({ at, say: 'nmed', facts: { name } })
      // @ts-expect-error: a fact of the wrong type
      report({ at, say: 'named', facts: { name: resource.length } })
    },
    // @ts-expect-error: a Pass has no Resource
    Pass: ({ resource }) => resource,
  }),
})
