import type { Failure } from '../data/settled.js'

/** What a Map fails with when more of its children failed than it tolerates: recorded with TestState. */
export const exceeded: Failure = { error: 'States.ExceedToleratedFailureThreshold', cause: 'The specified tolerated failure threshold was exceeded' }
