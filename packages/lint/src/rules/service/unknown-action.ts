import { nearName, type Pointer } from '@stepwright/asl'
import { actionOf, nearActionOf } from '../../rule/near-action.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds services and actions of the AWS SDK that are not in our data. */
export const unknownAction = defineRule({
  code: 'service/unknown-action',
  summary: 'Every action of an SDK is one we know.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    action: (facts: { service: string; action: string; date: string; near: string | undefined }) => ({
      message: `"${facts.service}" has no action "${facts.action}" that was known on ${facts.date}`,
      help: `${facts.near === undefined ? 'correct the action' : `use "${facts.near}"`}, or update stepwright if AWS has added it since`,
    }),
    service: (facts: { service: string; date: string; near: string | undefined }) => ({
      message: `the SDK has no service "${facts.service}" that was known on ${facts.date}`,
      help: facts.near === undefined ? 'correct the service, or update stepwright if AWS has added it since' : `use "${facts.near}"`,
    }),
  },

  check: (context) => ({
    Task({ resource, pointer }) {
      const { sdk } = context
      const called = actionOf(resource, sdk)
      if (sdk === undefined || called === undefined || called.known === 'action') return
      const near = nearActionOf(resource, context)
      if (near?.isSlip === true) return
      const { service, action, known } = called
      const at: Pointer = `${pointer}/Resource`
      const date = sdk.sdkActionsDate
      if (known === 'service') context.report({ at, say: 'action', facts: { service, action, date, near: near?.near } })
      else context.report({ at, say: 'service', facts: { service, date, near: nearName(service, Object.keys(sdk.sdkPrefixes)) } })
    },
  }),
})
