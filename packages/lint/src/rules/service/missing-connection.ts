import { givenTo } from '../../rule/task-call.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds HTTP tasks that name no EventBridge connection. */
export const missingConnection = defineRule({
  code: 'service/missing-connection',
  summary: 'HTTP tasks name a connection.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html',

  wordings: {
    none: (facts: { name: string; field: string }) => ({
      message: `state "${facts.name}" calls an HTTP API without a connection`,
      help: `add "Authentication": { "ConnectionArn": … } to "${facts.field}"`,
      note: 'the connection of EventBridge holds what the API wants to know of its callers',
    }),
  },

  check: (context) => ({
    Task(state, { language }) {
      const call = context.callOf(state.resource)
      const given = givenTo(state)
      if (call.kind !== 'optimized' || call.id !== 'http:invoke' || given === undefined || Object.keys(given).length === 0) return
      if (Object.keys(given).some((key) => /^(Authentication|InvocationConfig)(\.\$)?$/.test(key))) return
      const field = language === 'JSONata' ? 'Arguments' : 'Parameters'
      context.report({ at: `${state.pointer}/${field}`, anchor: 'key', say: 'none', facts: { name: state.name, field } })
    },
  }),
})
