import { expect, it } from 'vitest'
import { isTimestamp } from './is-timestamp.js'

it.each<[string, boolean]>([
  ['2026-01-31T18:30:00Z', true],
  ['2026-01-31T18:30:00.123456789Z', true],
  ['2026-01-31T18:30:00+02:00', true],
  ['2024-02-29T00:00:00Z', true],
  ['2026-02-29T00:00:00Z', false],
  ['2026-04-31T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-01-31T25:00:00Z', false],
  ['2026-01-31T18:30:00', false],
  ['2026-01-31t18:30:00z', false],
  ['2026-01-31 18:30:00Z', false],
  ['', false],
])('%j is a timestamp: %j', (text, expected) => {
  expect(isTimestamp(text)).toBe(expected)
})
