import type { Json } from '@stepwright/asl'

/** How large a batch may be; at least one of the two is there. */
export interface BatchLimits {
  readonly items?: number
  readonly bytes?: number
}

/**
 * Groups items, in order, so that each group keeps both limits; an item that alone is too large is a group of its own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export function batches(items: readonly Json[], { items: mostItems = Infinity, bytes: mostBytes = Infinity }: BatchLimits): readonly (readonly Json[])[] {
  const groups: Json[][] = []
  let group: Json[] = []
  let bytes = 0
  for (const item of items) {
    const size = mostBytes === Infinity ? 0 : JSON.stringify(item).length + 1
    if (group.length > 0 && (group.length >= mostItems || bytes + size > mostBytes)) {
      groups.push(group)
      group = []
      bytes = 0
    }
    group.push(item)
    bytes += size
  }
  return group.length === 0 ? groups : [...groups, group]
}
