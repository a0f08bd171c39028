import type { Json, JsonObject } from '@stepwright/asl'

/**
 * The text of a machine in the tests of rules. Given states by name, it starts at the first; given `States`, it is all there
 * is. A state without a `Next` or `End` that needs one ends.
 */
export function machine(given: { readonly [name: string]: Json }): string {
  const { States: states = given, ...rest } = 'States' in given ? given : { States: given }
  const [first = ''] = Object.keys(states as JsonObject)
  return JSON.stringify({ StartAt: first, ...rest, States: Object.fromEntries(Object.entries(states as JsonObject).map(([name, state]) => [name, ended(state)])) })
}

const ending: ReadonlySet<unknown> = new Set(['Task', 'Pass', 'Wait', 'Parallel', 'Map'])

function ended(state: Json): Json {
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return state
  const members = state as JsonObject
  return !ending.has(members['Type']) || 'Next' in members || 'End' in members ? members : { ...members, End: true }
}
