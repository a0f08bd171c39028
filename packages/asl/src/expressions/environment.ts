import type { Json, JsonObject } from '../model/json.js'

/** What the expressions of a JSONPath state see. */
export interface ExpressionEnvironment {
  /** What `$` is. */
  readonly input: Json
  /** What `$$` is, the context object; without it, paths that begin with `$$` find nothing. */
  readonly context?: Json
  /** What `$name` is, by name. */
  readonly variables?: JsonObject
}
