import { leave } from './leave.js'
import type { Behaviour } from './visit.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export const succeed: Behaviour<'Succeed'> = (state, visit) => leave(state, visit, { value: visit.input })
