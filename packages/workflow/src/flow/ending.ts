import type { Arg } from '../values/expression.js'
import type { Recording } from '../values/placed.js'

/** Steps that several ways lead to. Calling it goes there, and closes the block of the call. */
export interface Ending<Given> extends Recording {
  (...given: [Given] extends [void] ? [] : [given: Arg<NoInfer<Given>>]): never
}
