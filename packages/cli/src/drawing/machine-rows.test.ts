import { workflow } from '@stepwright/workflow'
import type { StateMachine } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { plainStyle } from '../terminal/style.js'
import { machineRows } from './machine-rows.js'
import { needsText } from './needs-text.js'
import { pipelineRows } from './pipeline-rows.js'
import { renderRows } from './render-rows.js'

const look = { style: plainStyle, width: 70, most: 20 }

it('draws what is inside a Map below it, and a Choice with its arrows', () => {
  const made = workflow('w', (flow, input: { names: ('a' | 'b')[] }) => {
    flow.wait('Cool down', '30 seconds')
    return flow.map('For each name', input.names, { maxConcurrency: 1 }, (name) =>
      flow.match('Which?', name, { a: () => flow.let('Is a', 1), b: () => flow.fail('Is b', { error: 'Wrong' }) }))
  })['~compile']().value
  const lines = made === undefined ? [] : renderRows(machineRows(made.machine), look)
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
      Cool down               Wait 30 s
      For each name           Map of $states.input.names, one at a… → end
        Which?                Choice
          → Is a              if $states.input = 'a'
          → Is b              if $states.input = 'b'
          → Which?: no match  otherwise
        Is a                  Pass → end
        Is b                  Fail Wrong
        Which?: no match      Fail NoMatch
    "
  `)
})

it('draws branches, handlers and a start that is not the first state', () => {
  const machine = {
    kind: 'StateMachine',
    pointer: '',
    startAt: 'Both',
    states: [
      { kind: 'Fail', pointer: '/States/Broken', name: 'Broken', error: 'Broken' },
      {
        kind: 'Parallel',
        pointer: '/States/Both',
        name: 'Both',
        branches: [
          { kind: 'Branch', pointer: '/States/Both/Branches/0', startAt: 'A', states: [{ kind: 'Pass', pointer: '/States/Both/Branches/0/States/A', name: 'A', end: true }] },
          { kind: 'Branch', pointer: '/States/Both/Branches/1', startAt: 'B', states: [{ kind: 'Succeed', pointer: '/States/Both/Branches/1/States/B', name: 'B' }] },
        ],
        catch: [{ kind: 'Catcher', pointer: '/States/Both/Catch/0', errorEquals: ['States.ALL'], next: 'Broken' }],
        next: 'Small?',
      },
      {
        kind: 'Choice',
        pointer: '/States/Small?',
        name: 'Small?',
        choices: [{ kind: 'ChoiceRule', pointer: '/States/Small?/Choices/0', comparison: { and: [{ variable: '$.n', operator: 'NumericLessThan', value: 5 }, { not: { variable: '$.s', operator: 'StringEquals', value: 'x' } }] }, next: 'Both' }],
        default: 'Broken',
      },
    ],
  } as const satisfies StateMachine
  expect(`\n${renderRows(machineRows(machine), look).join('\n')}\n`).toMatchInlineSnapshot(`
    "
      Broken      Fail Broken
      Both        Parallel, 2 branches (starts here)
        → Broken  on States.ALL
        branch 1
          A       Pass → end
        branch 2
          B       Succeed
      Small?      Choice
        → Both    if $.n NumericLessThan 5 and not ($.s StringEquals "x")
        → Broken  otherwise
    "
  `)
})

it('draws actions side by side and one after another', () => {
  const action = (name: string, runOrder?: number) => ({ name, actionTypeId: { provider: 'CodeBuild' }, ...(runOrder !== undefined && { runOrder }) })
  const text = JSON.stringify({ pipeline: { stages: [{ name: 'Build', actions: [action('Pack', 2), action('Lint'), action('Test')] }] } })
  expect(pipelineRows(text)).toEqual([{ depth: 0, left: 'Build', right: 'Lint (CodeBuild) + Test (CodeBuild) → Pack (CodeBuild)' }])
})

it('counts the rows that do not fit', () => {
  const rows = Array.from({ length: 10 }, (_, index) => ({ depth: 0, left: `S${index}`, right: 'Pass' }))
  expect(renderRows(rows, { ...look, most: 3 })).toEqual(['  S0  Pass', '  S1  Pass', '  … and 8 more lines'])
})

it('names what must be made first, and not what the documents make', () => {
  const needs = [
    { kind: 'machine-role', madeBy: 'documents' },
    { kind: 'repository', name: 'app', madeBy: 'you' },
    { kind: 'project', name: 'A', madeBy: 'you' },
    { kind: 'project', name: 'B', madeBy: 'you' },
    { kind: 'project', name: 'C', madeBy: 'you' },
    { kind: 'something-new', name: 'X', madeBy: 'you' },
  ]
  expect(needsText(needs)).toBe('CodeCommit repository "app"; CodeBuild projects "A", "B" and "C"; something-new "X"')
})
