import { child } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds catchers of all errors that leave out data which is too large: `States.ALL` does not stand for that. */
export const uncaughtError = defineRule({
  code: 'flow/uncaught-error',
  summary: 'Who catches all errors catches data that is too large as well.',
  severity: 'info',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',

  wordings: {
    large: (facts: { name: string }) => ({
      message: `state "${facts.name}" catches "States.ALL", which stands for neither "States.DataLimitExceeded" nor "States.Runtime"`,
      help: 'add a catcher of "States.DataLimitExceeded" before it, or keep the data small',
      note: 'an output over 256 KiB, or a path that finds nothing, ends the execution here',
    }),
  },

  check: (context) => ({
    Task({ name, catch: catchers = [] }) {
      if (catchers.some(({ errorEquals }) => errorEquals.includes('States.DataLimitExceeded'))) return
      const all = catchers.find(({ errorEquals }) => errorEquals.includes('States.ALL'))
      if (all !== undefined) context.report({ at: child(all.pointer, 'ErrorEquals', all.errorEquals.indexOf('States.ALL')), say: 'large', facts: { name } })
    },
  }),
})
