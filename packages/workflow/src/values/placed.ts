import type { CallSite } from '@stepwright/asl'

/**
 * Something that can be told where its next call stands. The compiler wraps the receiver of each call to such a thing:
 * `flow.wait(…)` becomes `flow['~at'](site).wait(…)`, and `workflow(…)` becomes `workflow['~at'](site)(…)`.
 */
export interface Placed<Facts = undefined> {
  '~at'?(site: CallSite, facts?: Facts): this
}

/** A placed thing whose calls record steps: their results, and the parameters of their blocks, are references. */
export interface Recording extends Placed {
  readonly '~records'?: true
}
