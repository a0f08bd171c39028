import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openPrograms } from '../program/open-program.js'
import { askChecker } from '../program/questions.js'
import type { ts } from '../program/typescript.js'
import { checkReferences } from './check-references.js'
import { followReferences } from './follow-references.js'

const folder = fileURLToPath(new URL('../../fixtures', import.meta.url))

/** What stands in a workflow's block, and the pieces of it that are reported. */
type Row = readonly [name: string, code: string, reported: readonly string[]]

const reported: readonly Row[] = [
  ['strict equality in an if', 'if (input.a === \'x\') step(flow)', ['input.a === \'x\'']],
  ['a comparison that is returned', 'return { same: input.n === 3 }', ['input.n === 3']],
  ['a comparison on a result', 'const run = step(flow); return { late: run.n > 3 }', ['run.n > 3']],
  ['loose equality', 'return { same: input.n != 3 }', ['input.n != 3']],
  ['arithmetic', 'return { more: 1 + input.n }', ['1 + input.n']],
  ['a chain of operators, once', 'return { more: input.a + input.a + \'!\' + input.a }', ['input.a + input.a + \'!\' + input.a']],
  ['negation', 'return { not: !input.flag }', ['!input.flag']],
  ['a default by ??', 'return { kind: input.kind ?? \'none\' }', ['input.kind ?? \'none\'']],
  ['&& with a reference on its left', 'return { a: input.flag && 1 }', ['input.flag && 1']],
  ['a conditional', 'return { a: input.flag ? 1 : 2 }', ['input.flag ? 1 : 2']],
  ['an if on a reference itself', 'if (input.flag) step(flow)', ['input.flag']],
  ['a while', 'while (input.flag) step(flow)', ['input.flag']],
  ['a switch', 'switch (input.a) { case \'x\': step(flow) }', ['input.a']],
  ['typeof', 'return { type: typeof input.kind }', ['typeof input.kind']],
  ['in', 'if (\'p\' in input.o) step(flow)', ['\'p\' in input.o']],
  ['a template literal', 'return { text: `${input.a}-x` }', ['`${input.a}-x`']],
  ['a template literal in a step\'s name', 'step(flow, `Do ${input.a}`)', ['`Do ${input.a}`']],
  ['includes of a constant array', 'if ([\'x\', \'y\'].includes(input.a)) step(flow)', ['[\'x\', \'y\'].includes(input.a)']],
  ['a conversion', 'return { text: String(input.n) }', ['String(input.n)']],
  ['Math', 'return { most: Math.max(input.n, 1) }', ['Math.max(input.n, 1)']],
  ['a length', 'return { n: input.names.length }', ['input.names.length']],
  ['a method of an array', 'return input.names.map((name) => name)', ['input.names.map((name) => name)']],
  ['a method of a string', 'return { upper: input.a.toUpperCase() }', ['input.a.toUpperCase()']],
  ['a comparison of a length, once', 'return { some: input.names.length > 0 }', ['input.names.length > 0']],
  ['the rest of an array', 'const [first, ...others] = input.names; return { first, others }', ['[first, ...others]']],
  ['through an item of an array', 'const [first] = input.names; if (first === \'x\') step(flow)', ['first === \'x\'']],
  ['a default in destructuring', 'const { kind = \'none\' } = input; return { kind }', ['kind = \'none\'']],
  ['a spread into an array', 'return { all: [...input.names, \'x\'] }', ['[...input.names, \'x\']']],
  ['a spread into a call', 'const all = (...names: string[]) => ({ names })\nreturn all(...input.names)', ['...input.names']],
  ['for … of', 'for (const name of input.names) step(flow, \'x\', name)', ['input.names']],
  ['await', 'const wait = async () => { await input.a }; return { wait: null }', ['await input.a']],
  ['delete', 'delete input.kind', ['delete input.kind']],
  ['a computed key', 'return { [input.a]: 1 }', ['[input.a]']],
  ['an index by a reference', 'const byName: Record<string, number> = { x: 1 }; return { n: byName[input.a] }', ['byName[input.a]']],
  ['through a const and a member', 'const { o } = input; const p = o.p; return { late: p > 1 }', ['p > 1']],
  ['through an object literal', 'const held = { now: 1, then: input.n }; return { late: held.then > 1 }', ['held.then > 1']],
  ['through an array of references', 'const held = [input.a]; return { a: held.map((one) => one === \'x\') }', ['one === \'x\'']],
  ['through a loop over references', 'for (const one of [input.a, \'b\']) if (one === \'x\') step(flow)', ['one === \'x\'']],
  ['through the entries of an object', 'for (const [name, value] of Object.entries({ a: input.a })) if (name === \'a\' && value === \'x\') step(flow)', ['value === \'x\'']],
  ['through an assignment', 'let held = 1; held = input.n; return { late: held > 1 }', ['held > 1']],
  ['through a function\'s parameter', 'const isLate = (n: number) => n > 80\nif (isLate(input.n)) step(flow)', ['n > 80']],
  ['through a function that is declared below', 'return named(input.a)\nfunction named(name: string) { return { name: `${name}!` } }', ['`${name}!`']],
  ['through what a function returns', 'const pick = (i: In) => i.o\nreturn { late: pick(input).p > 1 }', ['pick(input).p > 1']],
  ['the parameter of a block', 'return flow.map(\'m\', input.names, (name) => name === \'x\')', ['name === \'x\'']],
  ['the index of a block', 'return flow.map(\'m\', input.names, (name, index) => ({ name, n: index + 1 }))', ['index + 1']],
  ['the parameter of a block that is named', 'const each = (name: string) => ({ is: name === \'x\' })\nreturn flow.map(\'m\', input.names, each)', ['name === \'x\'']],
  ['the handlers of a match', 'const kind: \'x\' | \'y\' = flow.let(\'k\', \'x\' as \'x\' | \'y\'); return flow.match(\'m\', kind, { x: () => ({ a: `${input.a}!` }), y: () => null })', ['`${input.a}!`']],
  ['what a choice yields', 'const r = flow.choice(\'c\').when(() => input.flag, () => ({ n: 1 })).otherwise(() => ({ n: 2 })); return { late: r.n > 1 }', ['r.n > 1']],
  ['a text as the value of a block', 'return flow.choice(\'c\').when(() => input.flag, () => `${input.a}-x`).otherwise(() => \'b\')', ['`${input.a}-x`']],
  ['a function that an arrow calls, which the code calls', 'const isLate = (n: number) => n > 80; const late = () => isLate(input.n); return { late: late() }', ['n > 80']],
]

const silent: readonly Row[] = [
  ['a loop over constants', 'for (const team of [\'Red\', \'Blue\'] as const) step(flow, `Ask ${team}`)', []],
  ['operators on constants', 'const n = 3; if (n > 2 && n !== 4) step(flow, `Step ${n + 1}`)', []],
  ['operators in an arrow', 'return { late: () => input.n > 80 && input.names.length > 1 }', []],
  ['an arrow in a const', 'const isLate = () => input.n > 80; flow.choice(\'c\').when(isLate, () => flow.succeed())', []],
  ['an arrow from a function', 'const late = (i: In): Expression<boolean> => () => i.n > 80\nflow.choice(\'c\').when(late(input), () => flow.succeed())', []],
  ['arrows among mapped constants', 'const all = [\'x\', \'y\'].map((name) => ({ Name: name, Value: () => `${name}-${input.a}` })); return { all }', []],
  ['references passed along', 'const { names, a, ...others } = input; step(flow, \'x\', { names, a, others: others.o.p }); return { a, n: input.o.p }', []],
  ['a choice of constants with references in it', 'const big = [1].length > 0; return { ...(big ? { a: input.a } : {}), b: big && input.a }', []],
  ['a constant beside a reference in one object', 'const held = { now: 1, then: input.n }; return { n: held.now + 1, m: held.then }', []],
  ['a function that only an arrow calls', 'const isLate = (n: number) => n > 80; const late = () => isLate(input.n); return { late }', []],
  ['a function that gets constants only', 'const isLate = (n: number) => n > 80\nif (isLate(100)) step(flow)', []],
  ['the flow among a helper\'s parameters', 'const maybe = (f: Flow | undefined) => f === undefined ? null : f.pass(\'p\')\nreturn maybe(flow)', []],
  ['references pushed into an array', 'const all: string[] = []; all.push(input.a); if (all.length > 0) step(flow, \'x\', { all })', []],
  ['arrows in a value that a step names', 'return flow.let(\'v\', { text: () => `${input.a}!`, more: { n: () => input.n + 1 } })', []],
  ['a named arrow in a value', 'const isLate = () => input.n > 80; return { isLate, v: flow.let(\'v\', isLate), w: flow.let(\'w\', { isLate }) }', []],
  ['a placeholder', 'step(flow, \'x\', { name: param(\'Name\') })', []],
  ['the first items of an array', 'const [first, second] = input.names; step(flow, \'x\', { first }); return { second }', []],
  ['an index', 'return { first: input.names[0], second: input.xs[1]!.id }', []],
  ['an array of references that is counted', 'const all = [input.a, input.a]; if (all.length === 2) step(flow, `Do ${all.length}`)', []],
]

const head = `import { param, workflow, type Expression, type Flow } from '@stepwright/workflow'
interface In { a: string; n: number; kind?: string; flag: boolean; xs: { id: string; ys: string[] }[]; names: string[]; o: { p: number } }
const step = (flow: Flow, name = 'Do', Payload: any = null) => flow.lambda<{ n: number }>(name, { FunctionName: 'f', Payload })
export const w = workflow('w', (flow, input: In) => {
`

describe('operators on references', () => {
  const rows = [...reported, ...silent].map((row, place) => ({ row, file: join(folder, `reference-${place}.workflow.ts`) }))
  const overlays = new Map(rows.map(({ row: [, code], file }) => [file, `${head}${code}\n})\n`]))
  const [open] = openPrograms([...overlays.keys()], overlays)
  if (open === undefined) throw new Error('there is one Program for one folder')
  const questions = askChecker(open.program)
  const references = followReferences(questions, open.userFiles)

  const placesIn = (file: string): string[] => {
    const source = open.program.getSourceFile(file) as ts.SourceFile
    return checkReferences(questions, references, source).map(({ node }) => node.getText(source))
  }

  test.each(rows.slice(0, reported.length))('are reported: $row.0', ({ row: [, , expected], file }) => {
    expect(placesIn(file)).toEqual(expected)
  })

  test('inside a function name the argument that brought the reference', () => {
    const file = rows.find(({ row: [name] }) => name === 'through a function\'s parameter')?.file ?? ''
    const [problem] = checkReferences(questions, references, open.program.getSourceFile(file) as ts.SourceFile)
    expect(problem?.related?.map(({ node }) => node.getText())).toEqual(['input.n'])
  })

  test.each(rows.slice(reported.length))('are not seen in: $row.0', ({ file }) => {
    expect(placesIn(file)).toEqual([])
  })
})
