import { invariant, parseJsonPath, type JsonPath } from '@stepwright/asl'

const known = new Map<string, JsonPath>()

/** Parses each path once: a loop of a thousand rounds reads the same few. The machine has been checked, so it parses. */
export function pathOf(text: string): JsonPath {
  const before = known.get(text)
  if (before !== undefined) return before
  const { path } = parseJsonPath(text)
  invariant(path !== undefined, `a machine was run with a path that does not parse: ${text}`)
  if (known.size > mostKnown) known.clear()
  known.set(text, path)
  return path
}

const mostKnown = 10_000
