import { nearName, type Pointer } from '@stepwright/asl'
import { catalog } from '@stepwright/services'
import { defineRule } from '../../rule/define-rule.js'

/** Finds service integrations that Step Functions does not have. */
export const unknownIntegration = defineRule({
  code: 'service/unknown-integration',
  summary: 'Every integration that a Task calls exists.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    action: (facts: { id: string; near: string | undefined; others: string }) => ({
      message: `there is no integration "${facts.id}"`,
      help: facts.near === undefined ? `use one of ${facts.others}, or the SDK's own: "aws-sdk:${facts.id}"` : `use "${facts.near}"`,
    }),
    service: (facts: { id: string; near: string }) => ({
      message: `there is no integration "${facts.id}"`,
      help: `use "${facts.near}"`,
    }),
  },

  check: (context) => ({
    Task({ resource, pointer }) {
      const call = context.callOf(resource)
      if (call.kind !== 'optimized' || call.known !== undefined || catalog.some(({ integration }) => integration === call.id)) return
      const at: Pointer = `${pointer}/Resource`
      const [service = ''] = call.id.split(':')
      const kin = catalog.map(({ integration }) => integration).filter((id) => id.startsWith(`${service}:`))
      const near = nearName(call.id, kin.length > 0 ? kin : catalog.map(({ integration }) => integration))
      if (kin.length > 0) context.report({ at, say: 'action', facts: { id: call.id, near, others: kin.map((id) => `"${id}"`).join(', ') } })
      else if (near !== undefined) context.report({ at, say: 'service', facts: { id: call.id, near } })
    },
  }),
})
