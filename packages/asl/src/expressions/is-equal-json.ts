import type { Json } from '../model/json.js'

/** Whether two values are the same JSON: numbers by value, members in any order. */
export function isEqualJson(one: Json, other: Json): boolean {
  const pairs: [Json, Json][] = [[one, other]]
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [a, b] = pair
    if (a === b) continue
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    const keys = Object.keys(a)
    if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false
      // an array is an object of its indexes here
      pairs.push([(a as JsonMembers)[key] ?? null, (b as JsonMembers)[key] ?? null])
    }
  }
  return true
}

interface JsonMembers {
  readonly [key: string]: Json
}
