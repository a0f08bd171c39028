import type { Json } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { isUnchanged } from './is-unchanged.js'
import { simulate } from './simulate.js'

const cases: readonly (readonly [Json, Json, boolean])[] = [
  [{ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: 1 }, { a: 1, b: 1 }, false],
  [{ a: 1, b: 1 }, { a: 1 }, false],
  [[], {}, false],
  [{ a: [] }, { a: null }, false],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
]

it.each(cases)('%j and %j: %j', (document, copy, expected) => {
  expect(isUnchanged(document, copy)).toBe(expected)
})

it('a machine that changed between two runs is run as it is now, and checked again', async () => {
  const state = { Type: 'Pass', Result: 1, End: true }
  const machine = { StartAt: 'A', States: { A: state } }
  expect((await simulate(machine)).output).toBe(1)
  state.Result = 2
  expect((await simulate(machine)).output).toBe(2)
  machine.StartAt = 'B'
  await expect(simulate(machine)).rejects.toThrow('"B"')
})
