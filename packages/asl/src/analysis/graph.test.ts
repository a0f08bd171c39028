import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.js'
import { readMachine } from '../model/read-machine.js'
import { analyse } from './analysis.js'

type States = { readonly [name: string]: JsonObject }

/** The graph of a machine's own scope. */
function graphOf(States: States, StartAt = Object.keys(States)[0] ?? '') {
  const { value: machine } = readMachine({ StartAt, States }, { source: 'test' })
  const [graph] = [...analyse(machine!).graphs().values()]
  return graph!
}

const pass = (Next: string): JsonObject => ({ Type: 'Pass', Next })
const choice = (Default: string, ...targets: readonly string[]): JsonObject => ({
  Type: 'Choice', Default, Choices: targets.map((Next) => ({ Variable: '$.a', IsPresent: true, Next })),
})
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)

describe('what a scope leads to', () => {
  it('is found by a walk along every kind of transition', () => {
    const graph = graphOf({
      A: choice('D', 'R'), D: pass('E'), R: pass('E'), Alone: pass('E'),
      E: { Type: 'Parallel', Branches: [], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }], End: true }, H: { Type: 'Fail' },
    })
    expect(names(graph.unreachable)).toEqual(['Alone'])
    expect((graph.leaving.get('A') ?? []).map(({ kind, to, pointer }) => [kind, to, pointer])).toEqual([
      ['rule', 'R', '/States/A/Choices/0/Next'],
      ['default', 'D', '/States/A/Default'],
    ])
    expect(names(graph.ends)).toEqual(['E', 'H'])
  })

  it('has a state after those that lead to it', () => {
    expect([...graphOf({ A: choice('C', 'B'), C: pass('D'), B: pass('C'), D: { Type: 'Succeed' } }).reachable]).toEqual(['A', 'B', 'C', 'D'])
  })

  it('goes on behind a state that could not be understood', () => {
    const graph = graphOf({ A: { Type: 'Nonsense', Next: 'B', Choices: [{ Next: 'C' }] }, B: { Type: 'Succeed' }, C: { Type: 'Succeed' } })
    expect(graph.unreachable).toEqual([])
    expect(graph.astray).toEqual([])
  })

  it('is unknown where the deployment puts in a target', () => {
    const graph = graphOf({ A: pass('${After}'), B: pass('B') })
    expect([graph.unreachable, graph.astray, graph.isEndless]).toEqual([[], [], false])
  })

  it('tells of targets that are not there', () => {
    expect(graphOf({ A: pass('Nope') }).astray).toMatchObject([{ kind: 'next', to: 'Nope', pointer: '/States/A/Next' }])
  })
})

describe('loops', () => {
  it.each([
    ['a state that leads to itself', { A: choice('A', 'E'), E: { Type: 'Succeed' } }, ['A']],
    ['two loops in one', { A: pass('B'), B: choice('A', 'C'), C: choice('B', 'E'), E: { Type: 'Succeed' } }, ['A', 'B', 'C']],
    ['one behind a way in', { In: pass('A'), A: pass('B'), B: choice('A', 'E'), E: { Type: 'Succeed' } }, ['A', 'B']],
  ])('are found: %s', (_sentence, states: States, expected) => {
    expect(graphOf(states).loops.map((loop) => names(loop.states))).toEqual([expected])
  })

  it('are not made by ways that meet again', () => {
    expect(graphOf({ A: choice('B', 'C'), B: pass('D'), C: pass('D'), D: { Type: 'Succeed' } }).loops).toEqual([])
  })

  it('are endless when nothing leads out', () => {
    const [endless] = graphOf({ A: choice('E', 'B'), B: pass('C'), C: pass('B'), E: { Type: 'Succeed' } }).loops
    expect(endless).toMatchObject({ isEndless: true, waits: false })
  })

  it('are not endless when one of their states ends', () => {
    const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'W' }], End: true }
    expect(graphOf({ T: task, W: { Type: 'Wait', Seconds: 1, Next: 'T' } }).loops).toMatchObject([{ isEndless: false, waits: true }])
  })

  it('wait only if every way round does', () => {
    const wait = { Type: 'Wait', Seconds: 1, Next: 'A' }
    expect(graphOf({ A: choice('E', 'W'), W: wait, E: { Type: 'Succeed' } }).loops[0]?.waits).toBe(true)
    expect(graphOf({ A: choice('E', 'W', 'B'), B: pass('A'), W: wait, E: { Type: 'Succeed' } }).loops[0]?.waits).toBe(false)
  })
})

it('finds nothing in a scope without states', () => {
  const { value: machine } = readMachine({ StartAt: 'A' }, { source: 'test' })
  const [graph] = [...analyse(machine!).graphs().values()]
  expect([graph?.astray, graph?.unreachable, graph?.isEndless]).toEqual([[], [], false])
})
