import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearName } from './near-name.js'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A'), minLength: 1, maxLength: 12 })

it('names the first of those that are nearest, and none that is too far', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), fc.constantFrom(1, 2, Infinity), (name, candidates, most) => {
      expect(nearName(name, candidates, most)).toBe(nearest(name, candidates, most))
    }),
    { numRuns: 500 },
  )
})

/** The same, without a thought for time. */
function nearest(name: string, candidates: readonly string[], most: number): string | undefined {
  const limit = name.length < 3 ? 0 : Math.min(most, Math.max(1, Math.floor(name.length / 3)))
  const [first] = candidates
    .filter((candidate) => candidate !== name && Math.abs(candidate.length - name.length) <= limit)
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter((one) => one.distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  return first?.candidate
}

/** By the definition, from the ends. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)]
  if (a.at(-1) === b.at(-1)) return distance(shortA, shortB)
  const ways = [distance(shortA, b), distance(a, shortB), distance(shortA, shortB)]
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) ways.push(distance(a.slice(0, -2), b.slice(0, -2)))
  return 1 + Math.min(...ways)
}
