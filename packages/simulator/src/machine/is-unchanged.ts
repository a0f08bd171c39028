import type { Json } from '@stepwright/asl'

/** Whether a document still says what it said when it was copied, whatever the order of its members; faster than writing it as text. */
export function isUnchanged(document: Json | undefined, copy: Json | undefined): boolean {
  if (document === copy) return true
  if (typeof document !== 'object' || typeof copy !== 'object' || document === null || copy === null) return false
  if (Array.isArray(document) !== Array.isArray(copy)) return false
  const [now, before] = [document as Members, copy as Members]
  let more = 0
  for (const name in now) {
    more += 1
    if (!isUnchanged(now[name], before[name])) return false
  }
  for (const _ in before) more -= 1
  return more === 0
}

/** An array is an object of its indexes here. */
interface Members {
  readonly [name: string]: Json
}
