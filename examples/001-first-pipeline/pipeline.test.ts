import { existsSync, readFileSync } from 'node:fs'
import type { JsonObject } from '@stepwright/asl'
import { describe, expect, it } from 'vitest'

// The reference system lies beside a checkout, not in it.
const target = new URL('../../../shared/targets/001/pipeline.fixed.json', import.meta.url)
const read = (url: URL): JsonObject => JSON.parse(readFileSync(url, 'utf8')) as JsonObject

/** Without what CodePipeline assumes where it is left out. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => ((key === 'runOrder' && one === 1) || (Array.isArray(one) && one.length === 0) ? [] : [[key, plain(one)]])))
}

describe.skipIf(!existsSync(target))('the pipeline of target 001 (skipped where ../shared is absent)', () => {
  it('comes out as it was corrected', () => {
    expect(plain(read(new URL('expected/TestingPipeline.pipeline.json', import.meta.url))['pipeline'])).toEqual(plain(read(target)))
  })
})
