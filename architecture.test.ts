import { expect, it } from 'vitest'
import { floorplan } from './floorplan.js'
import { checkArchitecture, renderViolation } from './scripts/architecture/check-architecture.js'
import { readTree } from './scripts/architecture/read-tree.js'

const tree = readTree(import.meta.dirname)

it('the house stands as floorplan.ts draws it', () => {
  expect(checkArchitecture(tree, floorplan).map(renderViolation)).toEqual([])
})

it('the rules have seen the packages', () => {
  expect(tree.manifests.size).toBe(Object.keys(floorplan.packages).length)
  expect(tree.sources.size).toBeGreaterThan(100)
})

it('prints the ten longest files', () => {
  const lengths = [...tree.sources].map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }))
  const longest = lengths.toSorted((a, b) => b.lines - a.lines).slice(0, 10)
  console.log(longest.map(({ path, lines }) => `${String(lines).padStart(4)} ${path}`).join('\n'))
})
