import type { Json } from './json.js'
import type { NodeBase, Placeholder } from './node.js'

/** One entry of `Retry`. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface Retrier extends NodeBase {
  readonly kind: 'Retrier'
  readonly comment?: string
  readonly errorEquals: readonly string[]
  /** Seconds before the first retry; 1 when left out. */
  readonly intervalSeconds?: number | Placeholder
  /** 3 when left out; 0 means never. */
  readonly maxAttempts?: number | Placeholder
  /** 2.0 when left out. */
  readonly backoffRate?: number | Placeholder
  readonly maxDelaySeconds?: number | Placeholder
  readonly jitterStrategy?: 'FULL' | 'NONE' | Placeholder
}

/** One entry of `Catch`. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface Catcher extends NodeBase {
  readonly kind: 'Catcher'
  readonly comment?: string
  readonly errorEquals: readonly string[]
  readonly next: string
  readonly assign?: Json
  /** JSONata only. */
  readonly output?: Json
  /** JSONPath only; `null` discards the error. */
  readonly resultPath?: string | null
}
