import { leave } from './leave.js'
import type { Behaviour } from './visit.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export const pass: Behaviour<'Pass'> = (state, visit) => leave(state, visit, { value: visit.input })
