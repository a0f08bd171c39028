import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { array, assert, boolean, constantFrom, property, record, subarray, type Arbitrary } from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { groupFiles } from '../program/open-program.js'
import { compilePrograms } from './compile-programs.js'
import type { CompiledProgram } from './compiled-program.js'
import { recompileProgram } from './recompile-program.js'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepwright-recompile-')))
mkdirSync(join(folder, 'node_modules/@stepwright'), { recursive: true })
symlinkSync(fileURLToPath(new URL('../../../workflow', import.meta.url)), join(folder, 'node_modules/@stepwright/workflow'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
const write = (name: string, text: string): void => writeFileSync(at(name), text)
write('globals.d.ts', 'interface Global { id: string }\n')
write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, module: 'ESNext', moduleResolution: 'Bundler', target: 'ES2022', lib: ['ES2022'], types: [], customConditions: ['stepwright-source'] } }))

/** What workflows may bring in, for all. */
const heads: readonly string[] = ['', '', '/// <reference path="./globals.d.ts" />', 'import \'./named.js\'']

/** Files that others import: each in several forms, of which some break those others, and some are wrong in themselves. */
const shared: Readonly<Record<string, readonly string[]>> = {
  'types.ts': [
    'export interface Order { id: string; total: number; kind: \'b\' | \'a\' }',
    'export interface Order { id: string; total: number; kind?: \'a\' | \'b\' }',
    'export interface Order { id: string; total: string; kind: \'a\' }',
    'export interface Order { id: string; total: number; kind: \'b\' | \'a\' }\ndeclare global { interface String { shout(): string } }',
  ],
  'rates.ts': [
    'export const rate = (total: number) => total * 2',
    'export const rate = (total: number) => total > 3 ? total : total + 1',
    'export const rate = (total: number) => { for (;;) return total }',
    'import data from \'./data.json\'\nexport const rate = (total: number) => total + data.n',
  ],
  'named.ts': [
    'declare global { interface Named { id: string } }\nexport {}',
    'declare global { interface Named { id: string; total?: number } }\nexport {}',
    'export const named = 1',
  ],
  'data.json': ['{ "n": 1 }', '{ "n": 2 }', '{ "n": "two" }'],
  'steps.ts': [
    'import type { Flow } from \'@stepwright/workflow\'\nexport const charge = (flow: Flow, id: string) => flow.let(\'Charge\', { id })',
    'import type { Flow } from \'@stepwright/workflow\'\n\nexport const charge = (flow: Flow, id: string) => flow.let(\'Charge it\', { id, again: [id] })',
    'import type { Flow } from \'@stepwright/workflow\'\nexport const charge = (flow: Flow, id: string) => { if (id === \'x\') flow.fail(\'Known\'); return flow.let(\'Charge\', { id }) }',
  ],
  'box.ts': [
    'const box: unknown[] = []\nexport const put = (one: unknown) => { box.push(one) }\nexport const first = () => box[0]\nexport const same = <T>(one: T) => one\nexport const run = <T>(make: () => T) => make()\nexport const both = <T>(a: (b: () => T) => T, b: () => T) => a(b)',
    'export const put = (one: unknown) => {}\nexport const first = () => 1 as unknown\nexport const same = <T>(one: T): T => one\nexport const run = <T>(make: () => T): T => make()\nexport const both = <T>(a: (b: () => T) => T, b: () => T) => b()',
  ],
}

const lines: readonly string[] = [
  'charge(flow, input.id)',
  'charge(flow, \'x\')',
  'flow.let(\'Total\', () => input.total > 3)',
  'flow.let(\'Rate\', () => rate(input.total))',
  'flow.let(\'Kind\', { kind: input.kind })',
  'flow.let(\'Where\', { text: \'constant\' })',
  'put(input.id)',
  'if (first() === 1) flow.let(\'One\', 1)',
  'flow.let(\'First\', { first: first() as string })',
  'const one = same(input.id); if (one === \'x\') flow.let(\'Same\', 1)',
  'if (same(1) === 1) flow.let(\'Plain\', 1)',
  'run(() => charge(flow, input.id))',
  'const made = run(() => 1); if (made === 1) flow.let(\'Made\', 1)',
  'const got = run(() => input.total); if (got === 1) flow.let(\'Got\', 1)',
  'both((make) => make(), () => input.id)',
  'const other = both((make) => make(), () => \'a\'); flow.let(\'Other\', { other })',
  'flow.let(\'Wrong\', { wrong: input.idd })',
  'const named: Named = input; flow.let(\'Named\', { named: named.id })',
  'const global: Global = input; flow.let(\'Global\', { global: global.id })',
]
const workflows = ['a', 'b', 'c']
/** What each hands to `charge`: an edit that hands it something else reaches all. */
const charging = 'charge(flow, input.id)'

interface Form {
  readonly name: string
  readonly inside: readonly string[]
  /** What stands before its imports. */
  readonly head?: string
  readonly spare?: string
  /** It imports only what it uses. */
  readonly isLean?: boolean
}

const importLines: readonly (readonly [names: readonly string[], from: string])[] = [[['charge'], './steps.js'], [['rate'], './rates.js'], [['both', 'first', 'put', 'run', 'same'], './box.js']]

function workflowText({ name, inside, head = '', spare = '', isLean = false }: Form): string {
  const body = inside.map((line) => `  { ${line} }\n`).join('')
  const imports = importLines.flatMap(([names, from]) => {
    const used = isLean ? names.filter((one) => body.includes(`${one}(`)) : names
    return used.length === 0 ? [] : [`import { ${used.join(', ')} } from '${from}'`]
  })
  const last = isLean ? '{ id: input.id }' : '{ charge: typeof charge, rate: typeof rate, names: [both, first, put, run, same].length }'
  return `${head}
import { workflow } from '@stepwright/workflow'
import type { Order } from './types.js'
${imports.join('\n')}
${spare}
export const ${name} = workflow('${name}', (flow, input: Order) => {
${body}  flow.let('Last', ${last})
})
`
}

interface Edit {
  readonly file: string
  readonly text: string
}

const workflowEdit: Arbitrary<Edit> = record({ name: constantFrom(...workflows), inside: subarray([...lines], { maxLength: 4 }), head: constantFrom(...heads), spare: constantFrom('', '\n', '// a line'), isLean: boolean() })
  .map((form) => ({ file: `${form.name}.workflow.ts`, text: workflowText(form) }))
const sharedEdit: Arbitrary<Edit> = constantFrom(...Object.entries(shared).flatMap(([file, texts]) => texts.map((text) => ({ file, text }))))
/** Mostly edits of workflows: these are what need not reach everything. */
const edit = constantFrom(0, 1, 2, 3).chain((which) => (which === 0 ? sharedEdit : workflowEdit))

const start: ReadonlyMap<string, string> = new Map([
  ...Object.entries(shared).map(([file, [first = '']]) => [file, first] as const),
  ...workflows.map((name) => [`${name}.workflow.ts`, workflowText({ name, inside: [charging] })] as const),
])

describe('a build after an edit', () => {
  it('comes to what a build of everything comes to, byte for byte', () => {
    assert(property(array(edit, { minLength: 6, maxLength: 6 }), (edits) => {
      const texts = new Map(start)
      for (const [file, text] of start) write(file, text)
      let before: readonly CompiledProgram[] = compileAll().programs
      const changed = new Set<string>()
      for (const { file, text } of edits) {
        write(file, text)
        changed.add(at(file))
        const [group] = groupFiles(entries)
        const [old] = before
        const again = group && old && recompileProgram(group, old, changed)
        const whole = compileAll()
        if (again !== undefined) {
          expect(whole.diagnostics, `${file}\n${text}`).toEqual([])
          expect([comparable(again)], `${file}\n${text}`).toEqual(whole.programs.map(comparable))
        }
        if (whole.diagnostics.length > 0) {
          // mended, or nearly all builds would fail
          write(file, texts.get(file) ?? '')
          continue
        }
        texts.set(file, text)
        // what is kept is what the next build starts from, so an edit builds on edits
        before = again === undefined ? whole.programs : [again]
        changed.clear()
      }
    }), { numRuns: Number(process.env['RECOMPILE_RUNS'] ?? 2), seed: Number(process.env['RECOMPILE_SEED'] ?? 17), endOnFailure: true })
  }, 300_000)

  /** What was written before, and the edit. */
  it.each<readonly [name: string, reaches: 'its file' | 'all', before: readonly Form[], after: Form]>([
    ['of a line', 'its file', [], { name: 'b', inside: [charging, 'flow.let(\'Total\', () => input.total > 3)'] }],
    ['that drops imports of files that declare nothing for all', 'its file', [], { name: 'b', inside: [charging], isLean: true }],
    ['that drops an import that another file has', 'its file', [named('b'), named('c')], { name: 'b', inside: [charging] }],
    ['that drops what declares a type for all', 'all', [named('b')], { name: 'b', inside: [charging] }],
    ['that drops a directive', 'all', [{ name: 'b', inside: [charging], head: heads[2] ?? '' }], { name: 'b', inside: [charging] }],
    ['that drops a library', 'all', [{ name: 'b', inside: [charging], head: '/// <reference lib="es2023.array" />' }], { name: 'b', inside: [charging] }],
    ['that brings in a library', 'all', [], { name: 'b', inside: [charging], head: '/// <reference lib="es2023.array" />' }],
    ['that brings in a directive', 'all', [], { name: 'b', inside: [charging], head: heads[2] ?? '' }],
  ])('%s reaches %s', (_name, reaches, forms, after) => {
    for (const [file, text] of start) write(file, text)
    for (const form of forms) write(`${form.name}.workflow.ts`, workflowText(form))
    const [before] = compileAll().programs
    write(`${after.name}.workflow.ts`, workflowText(after))
    const again = recompiled(before, [`${after.name}.workflow.ts`])
    expect(again === undefined ? 'all' : 'its file').toBe(reaches)
    if (again !== undefined) expect([comparable(again)]).toEqual(compileAll().programs.map(comparable))
  }, 60_000)

  it('that takes away a workflow with what it declares for all reaches all', () => {
    for (const [file, text] of start) write(file, text)
    write('c.workflow.ts', workflowText(named('c')))
    const [before] = compileAll().programs
    const [group] = groupFiles(entries.slice(0, 2))
    expect(group && before && recompileProgram(group, before, new Set())).toBeUndefined()
  }, 60_000)
})

const entries = workflows.map((name) => at(`${name}.workflow.ts`))
const compileAll = () => compilePrograms(entries, { isKept: true })

function recompiled(before: CompiledProgram | undefined, changed: readonly string[]): CompiledProgram | undefined {
  const [group] = groupFiles(entries)
  return group && before && recompileProgram(group, before, new Set(changed.map(at)))
}

function named(name: string): Form {
  return { name, inside: [charging], head: heads[3] ?? '' }
}

/** A program, its facts without their order. */
function comparable({ files, ...program }: CompiledProgram): unknown {
  return {
    ...program,
    files: Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { facts, ...file }]) => [name, {
      ...file,
      facts: facts && Object.fromEntries(Object.entries(facts).map(([kind, all]) => [kind, [...new Set((all as readonly unknown[]).map((one) => JSON.stringify(one)))].sort()])),
    }])),
  }
}
