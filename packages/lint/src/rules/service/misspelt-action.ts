import type { Pointer } from '@stepwright/asl'
import { nearActionOf } from '../../rule/near-action.js'
import { defineRule } from '../../rule/define-rule.js'

/** Finds actions of the AWS SDK that differ from an existing one by a slip of the keys. */
export const misspeltAction = defineRule({
  code: 'service/misspelt-action',
  summary: 'No action of an SDK is misspelt.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    action: (facts: { service: string; action: string; near: string }) => ({
      message: `"${facts.service}" has no action "${facts.action}"`,
      help: `use "${facts.near}"`,
    }),
  },

  check: (context) => ({
    Task({ resource, pointer }) {
      const near = nearActionOf(resource, context)
      // of old data, and of more wrong letters, the warning speaks: service/unknown-action
      if (near?.isSlip !== true) return
      const at: Pointer = `${pointer}/Resource`
      const value = resource.replace(`:${near.service}:${near.action}`, `:${near.service}:${near.near}`)
      const fixes = [{ title: `use "${near.near}"`, kind: 'review' as const, edits: [{ pointer: at, value }] }]
      context.report({ at, say: 'action', facts: near, fixes })
    },
  }),
})
