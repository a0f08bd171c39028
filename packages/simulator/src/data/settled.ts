/** A value, or what the state that should have made it fails with. Failures of a simulated run are data: nothing is thrown. */
export type Settled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** What a state, and in the end an execution, fails with. A Fail state may leave both out. */
export interface Failure {
  readonly error?: string
  readonly cause?: string
  /** Another name by which Retry and Catch know the error. */
  readonly alias?: string
  /** No Retry and no Catch sees it: the execution ends. */
  readonly final?: true
}

export function settled<T>(value: T): Extract<Settled<T>, { readonly ok: true }> {
  return { ok: true, value }
}

export function failed(failure: Failure): Settled<never> {
  return { ok: false, failure }
}
