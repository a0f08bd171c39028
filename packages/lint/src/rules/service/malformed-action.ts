import { isPlaceholder, type Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds actions that are spelt as in the API reference. */
export const malformedAction = defineRule({
  code: 'service/malformed-action',
  summary: 'Actions of an SDK begin with a small letter.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    capital: (facts: { action: string; right: string }) => ({
      message: `the action "${facts.action}" begins with a capital letter`,
      help: `write "${facts.right}"`,
    }),
    service: (facts: { service: string; right: string }) => ({
      message: `the service "${facts.service}" has capital letters or dashes in its name`,
      help: `write "${facts.right}"`,
    }),
  },

  check: (context) => ({
    Task({ resource, pointer }) {
      const call = context.callOf(resource)
      if (call.kind !== 'sdk' || (wellFormed.test(call.service) && small.test(call.action)) || isPlaceholder(resource.slice(resource.indexOf('aws-sdk:')))) return
      const at: Pointer = `${pointer}/Resource`
      const { service, action } = call
      const right = { service: service.toLowerCase().replaceAll('-', ''), action: action.charAt(0).toLowerCase() + action.slice(1) }
      if (right.service === service && right.action === action) return
      const value = resource.replace(`aws-sdk:${service}:${action}`, `aws-sdk:${right.service}:${right.action}`)
      const fixes = [{ title: `write "${value}"`, kind: 'safe' as const, edits: [{ pointer: at, value }] }]
      if (right.service !== service) context.report({ at, say: 'service', facts: { service, right: right.service }, fixes })
      else context.report({ at, say: 'capital', facts: { action, right: right.action }, fixes })
    },
  }),
})

const wellFormed = /^[a-z0-9]+$/
const small = /^[a-z]/
