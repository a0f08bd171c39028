import type { Origin } from '../../values/origin.js'
import type { Tree } from '../../values/tree.js'
import type { Place } from '../writer.js'

/** What writing in JSONPath needs to know of the place. */
export interface Context {
  readonly place: Place
  /** The path of a value: `$`, `$$.Execution.Input`, `$startPipeline`. */
  readonly read: (origin: Origin) => string
}

/** Says that JSONPath has no words for `tree`. */
export function refuse({ place }: Context, tree: Tree, what: string, help: string): undefined {
  place.refuse({ message: `JSONPath cannot say ${what}`, help, site: tree.site, note: 'the workflow is built with queryLanguage "JSONPath"; in JSONata it can be said' })
  return undefined
}
