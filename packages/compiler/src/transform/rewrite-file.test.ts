import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openPrograms } from '../program/open-program.js'
import { rewriteProgram } from './rewrite-program.js'

const folder = fileURLToPath(new URL('../../fixtures', import.meta.url))

/** Statements of a module, and pieces that they become. */
type Row = readonly [name: string, code: string, ...pieces: string[]]

const rows: readonly Row[] = [
  ['a call of a verb is told where its name stands', 'export const f = (flow: Flow) => flow.pass(\'p\')', '$at(flow, 5, 39, 4).pass(\'p\')'],
  [
    'a chain of calls is told for each of them',
    'export const f = (flow: Flow) => flow.choice(\'c\')\n  .when(() => true, () => {})',
    '$at($at(flow, 5, 39, 6).choice(\'c\'), 6, 4, 4)\n  .when($expr(() => true, [], ',
  ],
  ['an optional call stays optional', 'export const f = (flow?: Flow) => flow?.pass(\'p\')', '$at(flow, 5, 41, 4)?.pass(\'p\')'],
  ['a workflow is told its input\'s type', 'export const w = workflow(\'w\', (flow, input: { a: string }) => null)', '$at(workflow, 5, 18, 8, {"inputSchema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}})(\'w\''],
  ['a function that is declared elsewhere says the input, too', 'function define(flow: Flow, input: { n: number }) { return input.n }\nexport const w = workflow(\'w\', define)', '{"inputSchema":{"type":"object","properties":{"n":{"type":"number"}},"required":["n"]}}'],
  ['a workflow without input has no schema', 'export const w = workflow(\'w\', (flow) => null)', '$at(workflow, 5, 18, 8)(\'w\''],
  ['a workflow under a namespace is told as well', 'import * as all from \'@stepwright/workflow\'\nexport const w = all.workflow(\'w\', () => null)', '$at(all.workflow, 6, 22, 8)(\'w\''],
  ['a flow that is handed on says through which call', 'const f = (flow: Flow, n: number) => flow.pass(`p${n}`)\nexport const g = (flow: Flow) => f(flow, 1)', 'f($via(flow, 6, 34, 1), 1)'],
  ['an expression gets its tree', 'export const e: Expression<number> = () => input.n', '$expr(() => input.n, [], {kind:"member",object:{kind:"capture",name:"input",read:()=>input,'],
  ['an arrow of no known purpose gets its tree', 'export const e = (run: In) => run.n > 1', '$expr((run: In) => run.n > 1, ["run"], {kind:"binary"'],
  ['an arrow that records is left alone', 'export const e = (flow: Flow) => ({ a: flow.pass(\'p\') })', 'export const e = (flow: Flow) => ({ a: $at('],
  ['a callback of a library is left alone', 'export const e = [1, 2].map((n) => n + 1)', 'export const e = [1, 2].map((n) => n + 1)'],
  [
    'optional members in literals are marked',
    'export const w = workflow(\'w\', (flow, input: In) => { const { kind } = input; return [input.kind, { kind, also: input.kind, n: input.n }] })',
    '[$optional(input.kind), { kind: $optional(kind), also: $optional(input.kind), n: input.n }]',
  ],
  ['an optional member of a constant is not', 'const c: { a?: 1 } = {}\nexport const e = { a: c.a }', 'export const e = { a: c.a }'],
  ['names the author took are not taken', 'const $at = 1, $at_1 = 2\nexport const f = (flow: Flow) => [flow.pass(\'p\'), $at, $at_1]', '[$at_2(flow, 6, 40, 4).pass(\'p\'), $at, $at_1]'],
]

const head = `import { workflow, type Expression, type Flow } from '@stepwright/workflow'
interface In { n: number; kind?: string }
declare const input: In
void workflow
`

describe('rewriting', () => {
  const cases = rows.map(([name, code, ...pieces], place) => ({ name, text: `${head}${code}\n`, pieces, file: join(folder, `rewrite-${place}.ts`) }))
  const [open] = openPrograms(cases.map(({ file }) => file), new Map(cases.map(({ file, text }) => [file, text])))
  if (open === undefined) throw new Error('there is one Program for one folder')
  const { files, diagnostics } = rewriteProgram(open)

  test('finds nothing wrong with what it is given', () => {
    expect(diagnostics.map(({ message, location }) => [message, location.callSite])).toEqual([])
  })

  test.each(cases)('$name', ({ file, pieces }) => {
    for (const piece of pieces) expect(files.get(file)?.code).toContain(piece)
  })

  test.each(cases)('keeps every line where it is: $name', ({ file, text }) => {
    const before = text.split('\n')
    const after = files.get(file)?.code.split('\n') ?? []
    expect(after.slice(0, before.length).map((line) => line.slice(0, 5))).toEqual(before.map((line, place) => (/^ {2}\./.test(line) ? after[place] : line)?.slice(0, 5)))
  })
})
