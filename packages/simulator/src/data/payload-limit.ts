import type { Json } from '@stepwright/asl'
import { failed, settled, type Settled } from './settled.js'

/**
 * A payload may have 256 KiB as JSON in UTF-8. `from`: what made it, as AWS names it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function withinLimit(value: Json, from: string): Settled<Json> {
  if (!isLarge(value)) return settled(value)
  // recorded: `error-handling-states-errors-*`
  return failed({
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${from}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  })
}

const mostBytes = 262_144

/** Whether a value is more than an execution may be given, or hand on. */
export function isLarge(value: Json): boolean {
  if (typeof value !== 'object' && typeof value !== 'string') return false
  if (value === null || measured(value) <= mostBytes / 6) return false
  return bytesOf(JSON.stringify(value)) > mostBytes
}

/** Cheap, and never less than a sixth of what is printed: most payloads need no printing. Stops early. */
function measured(value: Json): number {
  if (typeof value !== 'object' || value === null) return sizeOf(value)
  let size = 2
  // a state hands most members on as they came
  for (const key in value) size += key.length + 2 + knownSizeOf((value as { readonly [key: string]: Json })[key] ?? null)
  return size
}

/** Sizes of values that are large: nothing changes a value while a machine runs. */
const known = new WeakMap<object, number>()
const large = 500

function knownSizeOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return sizeOf(value)
  const before = known.get(value)
  if (before !== undefined) return before
  const size = sizeOf(value)
  if (size > large) known.set(value, size)
  return size
}

function sizeOf(value: Json): number {
  let size = 0
  const open: Json[] = [value]
  while (open.length > 0 && size <= mostBytes) {
    const next = open.pop()
    if (typeof next === 'string') size += next.length + 1
    else if (typeof next !== 'object' || next === null) size += 4
    else {
      size += 2
      for (const key in next) {
        size += key.length + 2
        open.push((next as { readonly [key: string]: Json })[key] ?? null)
      }
    }
  }
  return size
}

function bytesOf(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // both halves of a surrogate pair count for two of its four bytes
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
  }
  return bytes
}
