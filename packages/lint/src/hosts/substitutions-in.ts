import { isObject } from '@stepwright/asl'
import { intrinsicOf } from './intrinsic.js'

/** The `${Name}`s that a definition leaves to its deployment: in plain texts, not in what a template computes. */
export function substitutionsIn(value: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') for (const [, name = ''] of next.matchAll(/\$\{([A-Za-z0-9_]+)\}/g)) names.add(name)
    else if (Array.isArray(next)) open.push(...(next as readonly unknown[]))
    else if (isObject(next) && intrinsicOf(next) === undefined) open.push(...Object.values(next))
  }
  return names
}
