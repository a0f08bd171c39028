import type { Pointer } from '@stepwright/asl'
import { defineRule } from '../../rule/define-rule.js'

/** Finds Credentials on tasks that call no service. */
export const unsupportedCredentials = defineRule({
  code: 'service/unsupported-credentials',
  summary: 'Activities have no Credentials.',
  severity: 'error',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html',
  aws: 'SCHEMA_VALIDATION_FAILED',

  wordings: {
    activity: (facts: { name: string }) => ({
      message: `state "${facts.name}" has "Credentials" and runs an activity, which takes on no role`,
      help: 'remove "Credentials"',
    }),
  },

  check: (context) => ({
    Task({ name, pointer, resource, credentials }) {
      if (credentials === undefined || context.callOf(resource).kind !== 'activity') return
      const at: Pointer = `${pointer}/Credentials`
      context.report({ at, anchor: 'key', say: 'activity', facts: { name }, fixes: [{ title: 'remove "Credentials"', kind: 'safe', edits: [{ pointer: at, remove: true }] }] })
    },
  }),
})
