import { defineRule } from '../../rule/define-rule.js'

/** Finds heartbeats that a task can never miss, because it times out first. */
export const conflictingHeartbeat = defineRule({
  code: 'service/conflicting-heartbeat',
  summary: 'HeartbeatSeconds is smaller than TimeoutSeconds.',
  severity: 'warning',
  since: '0.1.0',
  spec: 'https://states-language.net/spec.html#task-state',

  wordings: {
    late: (facts: { name: string; heartbeat: number; timeout: number }) => ({
      message: `the heartbeat of state "${facts.name}", ${facts.heartbeat} seconds, is not shorter than its timeout, ${facts.timeout} seconds`,
      help: `set "HeartbeatSeconds" to less than ${facts.timeout}, or remove it`,
      note: 'the task times out before the first heartbeat can be missed',
    }),
  },

  check: (context) => ({
    Task({ name, pointer, heartbeatSeconds: heartbeat, timeoutSeconds: timeout }) {
      if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) return
      context.report({ at: `${pointer}/HeartbeatSeconds`, say: 'late', facts: { name, heartbeat, timeout } })
    },
  }),
})
