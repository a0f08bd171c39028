import { nearName } from '@stepwright/asl'
import { catalog } from '@stepwright/services'
import { defineRule } from '../../rule/define-rule.js'

/** Finds integrations of services that are not in our data. */
export const unlistedIntegration = defineRule({
  code: 'service/unlisted-integration',
  summary: 'Every service that a Task calls is one we know.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    unlisted: (facts: { id: string }) => ({
      message: `the integration "${facts.id}" is of a service that is not among those we know`,
      help: `correct the Resource, or use the SDK's own: "aws-sdk:${facts.id}"`,
      note: 'AWS may have added it since this release',
    }),
  },

  check: (context) => ({
    Task({ resource, pointer }) {
      const call = context.callOf(resource)
      if (call.kind !== 'optimized' || call.known !== undefined) return
      const [service = ''] = call.id.split(':')
      const ids = catalog.map(({ integration }) => integration)
      if (ids.some((id) => id.startsWith(`${service}:`)) || nearName(call.id, ids) !== undefined) return
      context.report({ at: `${pointer}/Resource`, say: 'unlisted', facts: { id: call.id } })
    },
  }),
})
