import { bound } from './bound.js'
import type { Call, CallResource, Phase } from './call.js'

/** Writers of calls that one page names, so that a row of the catalog takes a line. */
export function callsFrom(source: string): CallWriters {
  const writer =
    (phase: Phase): CallWriter =>
    (actions, ...resources) => ({ phase, actions: actions.split(' '), resources, source })
  return {
    start: writer('start'),
    poll: writer('poll'),
    cancel: writer('cancel'),
    payload: writer('payload'),
    tags: writer('tags'),
    passRole: (member, service) => ({
      phase: 'passRole',
      actions: ['iam:PassRole'],
      resources: [bound('arn:${Partition}:iam::${Account}:role/${Role}', { Role: { member, accepts: ['arn', 'name'] } })],
      condition: { StringEquals: { 'iam:PassedToService': service } },
      when: { anyOf: [member] },
      source,
    }),
    managedRule: (name) => ({
      phase: 'events',
      actions: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
      resources: [`arn:\${Partition}:events:\${Region}:\${Account}:rule/${name}`],
      source,
    }),
  }
}

/** Actions apart by spaces, then what they touch. */
type CallWriter = (actions: string, ...resources: readonly CallResource[]) => Call

export interface CallWriters {
  readonly start: CallWriter
  readonly poll: CallWriter
  readonly cancel: CallWriter
  readonly payload: CallWriter
  readonly tags: CallWriter
  /** A role that an argument names, for one service only; no call without the argument. */
  readonly passRole: (member: string, service: string) => Call
  /** The rule by which `.sync` hears of the end, checked when the machine is created. */
  readonly managedRule: (name: string) => Call
}
