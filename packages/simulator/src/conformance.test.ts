import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { knownFailures } from './testing/known-failures.js'
import { judgeCase, loadCases, type ConformanceCase } from './testing/judge-case.js'

// The recordings lie beside a checkout, not in it.
const folder = new URL('../../../../shared/conformance/', import.meta.url)
const present = existsSync(folder)

describe.skipIf(!present)('executions recorded on AWS (skipped where ../shared is absent)', () => {
  it('pass, but for those that are known not to', async () => {
    const cases = await loadCases(folder)
    const tally = new Map<string, { passed: number; all: number }>()
    const failing: string[] = []
    const reasons: string[] = []
    for (const one of cases as readonly ConformanceCase[]) {
      const problems = await judgeCase(one, folder)
      const area = tally.get(one.area) ?? { passed: 0, all: 0 }
      area.all += 1
      if (problems.length === 0) area.passed += 1
      else {
        failing.push(one.id)
        if (!(one.id in knownFailures)) reasons.push(`${one.id}\n    ${problems.join('\n    ')}`)
      }
      tally.set(one.area, area)
    }
    const total = [...tally.values()].reduce((sum, { passed }) => sum + passed, 0)
    console.log([...tally].sort().map(([area, { passed, all }]) => `${area.padEnd(32)} ${String(passed).padStart(4)}/${all}`).join('\n') + `\ntotal ${total}/${cases.length}`)
    expect(reasons, 'cases that should pass').toEqual([])
    expect(Object.keys(knownFailures).filter((id) => !failing.includes(id)), 'cases that pass by now: take them off the list').toEqual([])
  })
})
