import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.js'
import { readMachine } from '../model/read-machine.js'
import { analyse } from './analysis.js'

/** Makes all parts of an analysis, and counts the states it has looked at. */
function statesSeen(document: unknown): number {
  const { value: machine } = readMachine(document, { source: 'test' })
  const analysis = analyse(machine!)
  for (const part of [analysis.graphs, analysis.sites, analysis.literals, analysis.variables, analysis.shapes]) part()
  for (const state of analysis.shapes().keys()) analysis.history().eventsOf(state)
  return analysis.shapes().size
}

const chain = (count: number, facts: (index: number) => JsonObject) => ({
  StartAt: 'S0',
  States: Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, { ...facts(index), ...(index + 1 < count ? { Next: `S${index + 1}` } : { End: true }) }])),
})

function nested(depth: number, facts: JsonObject = {}): JsonObject {
  let inner: JsonObject = { StartAt: 'X', States: { X: { Type: 'Pass', Parameters: { 'a.$': '$x' }, End: true } } }
  for (let level = 0; level < depth; level += 1) inner = { StartAt: `P${level}`, States: { [`P${level}`]: { Type: 'Parallel', ...facts, Branches: [inner], End: true } } }
  return inner
}

// large enough that a walk whose time grows with the square would not end within the test's patience
const rows: readonly (readonly [sentence: string, document: unknown, states: number])[] = [
  ['200 nested Parallel states', nested(200, { ResultPath: '$.a' }), 201],
  ['5,000 states with a variable each', chain(5_000, (index) => ({ Type: 'Pass', Assign: { [`v${index}`]: 1, 'w.$': `$v${Math.max(0, index - 7)}` } })), 5_000],
  ['5,000 states that each put something into their input', chain(5_000, (index) => ({ Type: 'Pass', Result: 1, ResultPath: `$.r${index}` })), 5_000],
  ['5,000 tangled choices', {
    StartAt: 'S0',
    States: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`S${index}`, {
      Type: 'Choice', Choices: [{ Variable: `$v${index}`, IsPresent: true, Assign: { [`v${index}`]: 1 }, Next: `S${(index * 7919) % 5_000}` }], Default: `S${(index + 1) % 5_000}`,
    }])),
  }, 5_000],
]

describe('analyses of large machines', () => {
  it.each(rows)('%s', (_sentence, document, states) => {
    expect(statesSeen(document)).toBe(states)
  })
})
