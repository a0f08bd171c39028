import { isObject, type Json } from '@stepwright/asl'

/** Whether `actual` has all that `expected` says. Objects may have more members; lists have the same number of items. */
export function includes(actual: Json, expected: Json): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length && expected.every((item, index) => includes(actual[index] ?? null, item))
  }
  if (!isObject(expected)) return actual === expected
  return isObject(actual) && Object.entries(expected).every(([name, member]) => Object.hasOwn(actual, name) && includes(actual[name] ?? null, member))
}
