import type { Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'
import { integrationOfCall } from '../../rule/task-call.js'

/** Finds integrations with .sync, .sync:2 or .waitForTaskToken that do not have it. */
export const unsupportedPattern = defineRule({
  code: 'service/unsupported-pattern',
  summary: 'Every integration is called in a way that it has.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    optimized: (facts: { id: string; suffix: string; has: string }) => ({
      message: `"${facts.id}" cannot be called with "${facts.suffix}"`,
      help: facts.has === '' ? `remove "${facts.suffix}"` : `remove "${facts.suffix}", or use ${facts.has}`,
    }),
    sdk: (facts: { suffix: string }) => ({
      message: `an action of an SDK cannot be called with "${facts.suffix}"`,
      help: `remove "${facts.suffix}", and ask for the end of the job in a loop; only ".waitForTaskToken" may stand there`,
    }),
  },

  check: (context) => ({
    Task({ resource, pointer }) {
      const call = context.callOf(resource)
      const at: Pointer = `${pointer}/Resource`
      if (call.kind === 'sdk') {
        if (call.suffix !== '' && call.suffix !== '.waitForTaskToken') context.report({ at, say: 'sdk', facts: { suffix: call.suffix } })
        return
      }
      if (call.kind !== 'optimized' || call.known !== undefined) return
      const integration = integrationOfCall(call)
      if (integration === undefined || call.suffix === '') return
      const has = integration.patterns.flatMap((pattern) => (pattern === 'request-response' ? [] : [`"${suffixes[pattern]}"`])).join(' or ')
      context.report({ at, say: 'optimized', facts: { id: call.id, suffix: call.suffix, has } })
    },
  }),
})

const suffixes = { sync: '.sync', 'sync:2': '.sync:2', 'wait-for-task-token': '.waitForTaskToken' } as const
