import { defineRule } from '../../rule/define-rule.js'

/** Finds waits and timeouts over five minutes in EXPRESS machines. */
export const excessiveExpressDuration = defineRule({
  code: 'service/excessive-express-duration',
  summary: 'EXPRESS executions wait no longer than they live.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html',

  wordings: {
    long: (facts: { owner: string; field: string; seconds: number }) => ({
      message: `"${facts.field}" of ${facts.owner} is ${facts.seconds} seconds, and an EXPRESS execution ends after 300`,
      help: 'stay under 300 seconds, or make the machine STANDARD',
    }),
  },

  check: (context) => ({
    Wait({ name, pointer, seconds }, { type }) {
      if (type === 'EXPRESS' && typeof seconds === 'number' && seconds > longest) context.report({ at: `${pointer}/Seconds`, say: 'long', facts: { owner: `state "${name}"`, field: 'Seconds', seconds } })
    },
    Task({ name, pointer, timeoutSeconds: seconds }, { type }) {
      if (type === 'EXPRESS' && typeof seconds === 'number' && seconds > longest) context.report({ at: `${pointer}/TimeoutSeconds`, say: 'long', facts: { owner: `state "${name}"`, field: 'TimeoutSeconds', seconds } })
    },
    StateMachine({ timeoutSeconds: seconds }, { type }) {
      if (type === 'EXPRESS' && typeof seconds === 'number' && seconds > longest) context.report({ at: '/TimeoutSeconds', say: 'long', facts: { owner: 'the machine', field: 'TimeoutSeconds', seconds } })
    },
  }),
})

/** Five minutes: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const longest = 300
