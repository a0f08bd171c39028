import type { JsonObject } from '@stepwright/asl'
import type { Interpolate } from './interpolation.js'

/** A resource as `.tf.json` nests it: by type, then by label. */
export interface Block {
  readonly type: string
  readonly label: string
  readonly body: JsonObject
}

/** Blocks as the one document that holds them, in the order in which they come. */
export function nested(blocks: readonly Block[]): JsonObject {
  const types: { [type: string]: { [label: string]: JsonObject } } = {}
  for (const { type, label, body } of blocks) (types[type] ??= {})[label] = body
  return types
}

/** Labels of a resource, where it has any. */
export function tagsOf(tags: { readonly [key: string]: string } | undefined, interpolate: Interpolate): JsonObject {
  return tags === undefined || Object.keys(tags).length === 0 ? {} : { tags: interpolate(tags) }
}
