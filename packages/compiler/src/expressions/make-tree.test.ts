import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tree } from '@stepwright/workflow'
import { describe, expect, test } from 'vitest'
import { openPrograms } from '../program/open-program.js'
import { askChecker, type Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import { arrowRole } from './expression-arrows.js'
import { makeTree, type MadeTree } from './make-tree.js'

const file = join(fileURLToPath(new URL('../../fixtures', import.meta.url)), 'trees.workflow.ts')

/** An arrow, and what its tree has among other things. Places and thunks are left out. */
type TreeRow = readonly [arrow: string, tree: object]

const input = { kind: 'capture', name: 'input' }
const member = (name: string, ...type: string[]) => ({ kind: 'member', object: input, name, type })
const literal = (value: unknown) => ({ kind: 'literal', value })

const said: readonly TreeRow[] = [
  ['() => 1', literal(1)],
  ['() => "text"', literal('text')],
  ['() => `text`', literal('text')],
  ['() => null', literal(null)],
  ['() => undefined', { kind: 'literal', value: undefined, type: ['undefined'] }],
  ['() => Color.Red', literal('red')],
  ['() => Math.PI', { kind: 'capture', name: 'Math.PI', type: ['number'] }],
  ['() => input', { ...input, type: ['object'] }],
  ['() => input.n', member('n', 'number')],
  ['() => input.kind', member('kind', 'string', 'undefined')],
  ['() => input.names', member('names', 'array')],
  ['() => input.token', member('token', 'string')],
  ['() => input.anything', member('anything', 'unknown')],
  ['() => input.when', member('when', 'unknown')],
  ['() => input.either', member('either', 'string', 'number', 'null')],
  ['() => (input.kind as string)!', member('kind', 'string', 'undefined')],
  ['() => input["n"]', member('n', 'number')],
  ['() => input?.maybe?.p', { kind: 'member', name: 'p', object: member('maybe', 'undefined', 'object'), type: ['number', 'undefined'] }],
  ['() => input.names[0]', { kind: 'index', object: member('names', 'array'), index: literal(0), type: ['string', 'undefined'] }],
  ['() => input.n + 1', { kind: 'binary', operator: '+', left: member('n', 'number'), right: literal(1), type: ['number'] }],
  ['() => input.a !== "x"', { kind: 'binary', operator: '!==', left: member('a', 'string'), right: literal('x'), type: ['boolean'] }],
  ['() => input.flag && !input.kind', { kind: 'logical', operator: '&&', right: { kind: 'unary', operator: '!', operand: member('kind', 'string', 'undefined') } }],
  ['() => input.kind ?? "none"', { kind: 'logical', operator: '??', type: ['string'] }],
  ['() => input.kind == null', { kind: 'logical', operator: '||', left: { operator: '===', right: literal(null) }, right: { operator: '===', right: literal(undefined) } }],
  ['() => null != input.kind', { kind: 'logical', operator: '&&', left: { operator: '!==' }, right: { operator: '!==' } }],
  ['() => typeof input.either', { kind: 'unary', operator: 'typeof', operand: member('either', 'string', 'number', 'null') }],
  ['() => input.flag ? 1 : -input.n', { kind: 'conditional', whenTrue: literal(1), whenFalse: { kind: 'unary', operator: '-' } }],
  ['() => `${team}: ${input.a}!`', { kind: 'template', parts: [{ kind: 'capture', name: 'team' }, ': ', member('a', 'string'), '!'], type: ['string'] }],
  ['() => ({ ...input, a: 1, team })', { kind: 'object', entries: [{ spread: input }, { key: 'a', value: literal(1) }, { key: 'team', value: { kind: 'capture', name: 'team' } }] }],
  ['() => [input.a, ...input.names]', { kind: 'array', items: [member('a', 'string'), { kind: 'spread', spread: member('names', 'array') }] }],
  ['() => input.names.length', { kind: 'call', callee: 'array.length', receiver: member('names', 'array'), args: [], type: ['number'] }],
  ['() => input.a.length', { kind: 'call', callee: 'string.length' }],
  ['() => input.names.includes("x")', { kind: 'call', callee: 'array.includes', args: [literal('x')] }],
  ['() => input.a.includes("x")', { kind: 'call', callee: 'string.includes' }],
  ['() => /x\\/y/i.test(input.a)', { kind: 'call', callee: 'RegExp.test', receiver: member('a', 'string'), args: [literal('x\\/y'), literal('i')] }],
  ['() => input.a.replace(/x/g, "y")', { kind: 'call', callee: 'string.replacePattern', args: [literal('x'), literal('g'), literal('y')] }],
  ['() => input.kind?.toUpperCase()', { kind: 'call', callee: 'string.toUpperCase', receiver: member('kind', 'string', 'undefined'), type: ['string', 'undefined'] }],
  ['() => input.names.map((name) => name + "!")', { kind: 'call', callee: 'array.map', args: [{ kind: 'lambda', parameters: ['name'], body: { kind: 'binary', left: { kind: 'local', name: 'name' } } }] }],
  ['() => input.xs.some(({ id }) => id === input.a)', { args: [{ kind: 'lambda', parameters: ['item'], body: { left: { kind: 'member', object: { kind: 'local', name: 'item' }, name: 'id' } } }] }],
  ['() => isLate(input.maybe?.p ?? 0)', { kind: 'binary', operator: '>', left: { kind: 'logical', operator: '??' }, right: literal(80) }],
  ['() => Math.max(input.n, 1)', { kind: 'call', callee: 'Math.max', args: [member('n', 'number'), literal(1)] }],
  ['() => Math.max(0, ...input.names.map(() => 1))', { kind: 'call', callee: 'Math.max', args: [{ kind: 'array', items: [literal(0), { kind: 'spread' }] }] }],
  ['() => input.n ** 2', { kind: 'call', callee: 'Math.pow', args: [member('n', 'number'), literal(2)] }],
  ['() => [...input.names].sort()', { kind: 'call', callee: 'array.sort', holds: ['string'] }],
  ['() => new Date(input.at).getTime()', { kind: 'call', callee: 'Date.parse', args: [member('at', 'string')] }],
  ['() => new Date(input.n).toISOString()', { kind: 'call', callee: 'Date.toISOString', args: [member('n', 'number')] }],
  ['() => input.at < "2026-01-01T00:00:00Z"', { kind: 'binary', moments: true, left: member('at', 'string') }],
  ['() => input.answer.Status !== "x"', { kind: 'binary', operator: '!==', left: { kind: 'member', name: 'Status', type: ['string', 'undefined'] } }],
  ['() => input.answer.Count > 1', { kind: 'binary', operator: '>', left: { kind: 'member', name: 'Count', type: ['number', 'undefined'] } }],
  ['() => input.answer.Status === "x"', { kind: 'binary', operator: '===', left: { kind: 'member', name: 'Status', type: ['string'] } }],
  ['() => input.wire.Status !== "x"', { kind: 'binary', operator: '!==', left: { kind: 'member', name: 'Status', type: ['string', 'undefined'] } }],
  ['() => input.listed.a !== "x"', { kind: 'binary', operator: '!==', left: { kind: 'member', name: 'a', type: ['string'] } }],
  ['() => input.answer.Id !== "x"', { kind: 'binary', operator: '!==', left: { kind: 'member', name: 'Id', type: ['string'] } }],
  ['() => JSON.stringify(input)', { kind: 'call', callee: 'JSON.stringify' }],
  ['() => String(input.n)', { kind: 'call', callee: 'String' }],
  ['() => param("Name")', { kind: 'capture', name: 'param("Name")' }],
  ['() => { return input.n }', member('n', 'number')],
  ['(run: In) => run.n > 1', { kind: 'binary', left: { kind: 'member', object: { kind: 'parameter', name: 'run', index: 0 }, name: 'n' } }],
  ['({ n, o: { p } }: In) => n > p', { left: { kind: 'member', object: { kind: 'parameter', index: 0 }, name: 'n', type: ['number'] }, right: { object: { name: 'o' }, name: 'p' } }],
  ['() => { const id = uuid(); if (input.n > 3) return id + "big"; return id }', { kind: 'conditional', whenTrue: { left: { callee: 'uuid' } }, whenFalse: { callee: 'uuid' } }],
  ['() => { const id = uuid(); if (input.flag) { if (input.n > 1) return id; else return "b" } else return id }', { kind: 'conditional', whenTrue: { kind: 'conditional', whenTrue: { callee: 'uuid' } }, whenFalse: { callee: 'uuid' } }],
  ['() => { const n = random(); return input.flag ? n : input.n > 1 ? n + 1 : -n }', { kind: 'conditional', whenTrue: { callee: 'random' }, whenFalse: { whenTrue: { left: { callee: 'random' } }, whenFalse: { operand: { callee: 'random' } } } }],
  ['() => marked(uuid(), input.flag)', { kind: 'conditional', whenTrue: { right: { callee: 'uuid' } }, whenFalse: { right: { callee: 'uuid' } } }],
  ['() => input.env.A', { kind: 'member', object: member('env', 'object'), name: 'A', type: ['string'] }],
]

/** An arrow, the piece of it that cannot be said, the code, and a word of the cure. */
type ProblemRow = readonly [arrow: string, piece: string, code: string, cure: RegExp]

const unsaid: readonly ProblemRow[] = [
  ['() => input.a == "x"', '==', 'build/unsupported-expression', /input\.a === "x"/],
  ['() => input.a.normalize()', 'normalize', 'build/unknown-call', /string\.includes/],
  ['() => input.a.startWith("x")', 'startWith', 'build/unknown-call', /string\.startsWith\(text\)/],
  ['() => input.names.toSpliced(1)', 'toSpliced', 'build/unknown-call', /array\.slice/],
  ['() => input.names.push("x")', 'push', 'build/unknown-call', /\[\.\.\.items, item\]/],
  ['() => input.n.toFixed(2)', 'toFixed', 'build/unknown-call', /Math\.round/],
  ['() => input.a.localeCompare("x")', 'localeCompare', 'build/unknown-call', /a < b/],
  ['() => parseInt(input.a)', 'parseInt', 'build/unknown-call', /Number\(text\)/],
  ['() => Object.assign({}, input.o)', 'assign', 'build/unknown-call', /\.\.\.a/],
  ['() => Math.max(...input.xs.map(() => 1))', '...input.xs.map(() => 1)', 'build/unsupported-expression', /Math\.max\(0/],
  ['() => Math.cbrt(input.n)', 'cbrt', 'build/unknown-call', /Math\.sqrt/],
  ['() => given(input.n)', 'given', 'build/unknown-call', /into the arrow/],
  ['() => again(input.n)', 'again', 'build/unknown-call', /array\.reduce/],
  ['() => counts(input.n)', 'count++', 'build/unsupported-expression', /yield the new value/],
  ['() => loops(input.xs)', 'for (const x of xs) return x.id', 'build/unsupported-expression', /consts, conditions/],
  ['() => all(input.n)', 'all', 'build/unknown-call', /a list as one parameter/],
  ['() => later(input.n)', 'later', 'build/unknown-call', /Lambda function/],
  ['() => input.names.map(shout)', 'shout', 'build/unsupported-expression', /arrow/],
  ['() => { let a = 1; return a }', 'let a = 1;', 'build/unsupported-expression', /consts, conditions/],
  ['() => { flow.pass("p"); return 1 }', 'pass', 'build/step-in-expression', /const result = flow\.pass\(…\)/],
  ['() => { const a = input.n }', '{ const a = input.n }', 'build/unsupported-expression', /every way/],
  ['async () => input.n', 'async () => input.n', 'build/unsupported-expression', /remove async/],
  ['() => new Date(input.a)', 'new Date(input.a)', 'build/unsupported-expression', /Date\.parse\(input\.a\)/],
  ['() => new Date() === input.when', 'new Date()', 'build/unsupported-expression', /now\(\)/],
  ['() => { const id = uuid(); return (input.flag ? id : "b") + id }', 'id', 'build/unsupported-expression', /in a step before/],
  ['() => { const id = uuid(); if (id === "x") return "b"; return id }', 'id', 'build/unsupported-expression', /in a step before/],
  ['() => { const id = uuid(); return input.flag ? id + id : id }', 'id', 'build/unsupported-expression', /in a step before/],
  ['() => { const d = new Date(input.a); return d.getTime() }', 'new Date(input.a)', 'build/unsupported-expression', /Date\.parse\(input\.a\)/],
  ['() => spoken(new Date(input.a))', 'new Date(input.a)', 'build/unsupported-expression', /Date\.parse\(input\.a\)/],
  ['() => process.env["A"]', 'process.env["A"]', 'build/unsupported-expression', /param\(\'A\'\)/],
  ['() => /x/.exec(input.a)', 'exec', 'build/unknown-call', /calls that expressions know/],
  ['() => "p" in input.o', 'in', 'build/unsupported-expression', /!== undefined/],
  ['() => ({ [input.a]: 1 })', '[input.a]', 'build/unsupported-expression', /key as text/],
  ['() => ({ late: () => 1 })', '() => 1', 'build/unsupported-expression', /value itself/],
  ['() => flow.pass("p")', 'pass', 'build/step-in-expression', /const result = flow\.pass\(…\)/],
  ['(n: In = input) => n', 'input', 'build/unsupported-expression', /\?\?/],
]

const head = `import { param, random, uuid, type Expression, type ExpressionOf, type Flow, type Timestamp } from '@stepwright/workflow'
import type { Sure } from '@stepwright/services'
type Renamed<T> = { [K in keyof T as K extends string ? Capitalize<K> : K]: T[K] }
enum Color { Red = 'red' }
interface In { a: string; n: number; kind?: string; flag: boolean; xs: { id: string }[]; names: string[]; o: { p: number }; maybe?: { p: number }
  token: string & { readonly '~answer'?: number }; anything: unknown; when: Date; at: Timestamp; answer: Sure<{ Status?: string; Count?: number; Id: string }>; wire: Sure<Renamed<{ status?: string }>>; listed: Record<'a' | 'b', string>; either: 'x' | 1 | 2 | null; env: ProcessEnv }
interface ProcessEnv { A: string }
declare const input: In, team: string, flow: Flow
const isLate = (n: number) => n > 80
declare const given: (n: number) => boolean
function again(n: number): number { return n > 0 ? again(n - 1) : 0 }
let count = 0
const counts = (n: number) => { return count++ }
function loops(xs: In['xs']) { for (const x of xs) return x.id }
function all(...rest: number[]) { return rest.length }
async function later(n: number) { return n }
const marked = (id: string, isFirst: boolean) => { if (isFirst) return 'a-' + id; return 'b-' + id }
const spoken = (date: Date) => date.toString()
function shout(text: string) { return text + '!' }
`

describe('the tree of an expression', () => {
  const arrows = [...said, ...unsaid].map(([arrow]) => arrow)
  const text = head + arrows.map((arrow, place) => `export const e${place}: ${/^(async )?\(\)/.test(arrow) ? 'Expression<unknown>' : 'ExpressionOf<In, unknown>'} = ${arrow}`).join('\n')
  const [open] = openPrograms([file], new Map([[file, text]]))
  if (open === undefined) throw new Error('there is one Program for one file')
  const questions = askChecker(open.program)
  const made = arrowsOf(questions, open.program.getSourceFile(file) as ts.SourceFile)

  test.each(said.map(([arrow, tree], place) => ({ arrow, tree, place })))('is made for $arrow', ({ tree, place }) => {
    expect(made[place]?.problems).toEqual([])
    expect(made[place]?.tree).toMatchObject(tree)
  })

  test.each(unsaid.map(([arrow, piece, code, cure], place) => ({ arrow, piece, code, cure, place: said.length + place })))(
    'cannot say all of $arrow',
    ({ piece, code, cure, place }) => {
      const { problems = [], tree } = made[place] ?? {}
      expect(problems.map(({ node, code: given }) => [given, node.getText()])).toEqual([[code, piece]])
      expect(problems[0]?.help).toMatch(cure)
      expect(JSON.stringify(tree)).toContain('"unsupported"')
    },
  )

  test('tells where each part stands', () => {
    const tree = made[said.findIndex(([arrow]) => arrow === '() => input.n + 1')]?.tree as Extract<Tree, { kind: 'binary' }>
    const [line, column, length] = tree.at ?? []
    expect(text.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1, (column ?? 0) - 1 + (length ?? 0))).toBe('input.n + 1')
  })
})

function arrowsOf(questions: Questions, source: ts.SourceFile): MadeTree[] {
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.flatMap(({ initializer }) =>
      initializer !== undefined && ts.isArrowFunction(initializer) && arrowRole(questions, initializer) === 'expression' ? [makeTree(questions, initializer)] : [],
    ),
  )
}
