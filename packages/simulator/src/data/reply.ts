import type { Json } from '@stepwright/asl'
import type { Pending } from './pending.js'
import type { StatesError } from './states-error.js'

/** An answer that takes time. Make it with `reply`. */
export interface Reply extends ReplyFacts {
  readonly [isReply]: true
}

/** How a task is answered. */
export interface ReplyFacts {
  /** What the task yields; null when left out. */
  readonly result?: Json
  /** What it fails with, instead. */
  readonly error?: StatesError
  /** Virtual seconds until then; 0 when left out. */
  readonly after?: number
  /** Nothing ever comes: only a timeout or a missing heartbeat ends the task. */
  readonly never?: boolean
  /** Virtual seconds after which heartbeats arrive. */
  readonly heartbeats?: readonly number[]
  /** The function that the task calls answers: one of `functions`. For `.waitForTaskToken`, it is called, and what else the reply says is the callback. */
  readonly function?: boolean
  /** Ours: no Retry and no Catch sees the error. */
  readonly final?: true
  /** Ours, of the local API: the end comes from outside. */
  readonly pending?: Pending
  /** For activities: who took the task. */
  readonly worker?: string
  /** For `.sync` and `.waitForTaskToken`: what the service said when it was called; it is an event of its own. */
  readonly submitted?: Json
}

declare const isReply: unique symbol
const replies = new WeakSet<object>()

/**
 * An answer with its circumstances: `reply({ after: 90, result: { ok: true } })` comes after 90 virtual seconds,
 * `reply({ never: true })` never.
 */
export function reply(facts: ReplyFacts): Reply {
  const made = { ...facts } as Reply
  replies.add(made)
  return made
}

export function isReplyValue(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && replies.has(value)
}
