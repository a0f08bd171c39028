import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { patience, scratchProject, type ScratchProject } from './fixtures/scratch-project.js'

const lister = pathToFileURL(fileURLToPath(new URL('./fixtures/list-imports.mjs', import.meta.url))).href

interface Built {
  readonly code: number | null
  readonly said: string
  /** Whether nothing was compiled. */
  readonly isWarm: boolean
  readonly modules: readonly string[]
}

async function build({ folder, stepwright }: ScratchProject, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Built> {
  const list = join(folder, '../', `${folder.split('/').at(-1)}-modules.txt`)
  rmSync(list, { force: true })
  const { code, out, error } = await stepwright(['build', ...args], { env: { NODE_OPTIONS: `--import ${lister}`, LOADED_MODULES: list, ...env } })
  const modules = readFileSync(list, 'utf8').split('\n')
  rmSync(list)
  return { code, said: `${out}\n${error}`, modules, isWarm: !modules.some((module) => /ts-morph|typescript/.test(module)) }
}

/** Beside them, Node keeps code. */
function records({ folder }: ScratchProject, cache = 'node_modules/.cache/stepwright'): string[] {
  const path = join(folder, cache)
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json')).map((name) => join(path, name)) : []
}

const order = (body = '', before = ''): string => `import { workflow } from 'stepwright'
${before}
export const order = workflow('order', (flow, input: { n: number }) => {
  ${body}
  return flow.let('Total', () => input.n * 2)
})
`

function everything(): ScratchProject {
  const project = scratchProject({
    'stepwright.config.ts': "import { defineConfig } from 'stepwright'\nimport { out } from './out.js'\nexport default defineConfig({ files: ['src'], out, account: '111111111111' })\n",
    'out.ts': "export const out = 'build'\n",
    'tsconfig.json': { extends: './tsconfig.base.json', compilerOptions: { paths: { '@shared/*': ['./first/*', './shared/*'] } } },
    'tsconfig.base.json': { compilerOptions: { strict: true, module: 'ESNext', moduleResolution: 'Bundler', target: 'ES2023', types: [] } },
    'node.d.ts': `declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string
  export function readdirSync(path: string): string[]
  export function existsSync(path: string): boolean
}
declare var process: { env: Record<string, string | undefined> }
`,
    'src/order.workflow.ts': order(
      "flow.let('Texts', { near, shared, text: data.text, rate, deep, ...outside })",
      `import { near } from './near.js'
import { shared } from '@shared/shared'
import data from './data.json'
import { rate } from 'rates'
import { deep } from 'sibling'
import { outside } from './outside.js'`),
    'src/near.ts': "export const near = 'near'\n",
    'src/data.json': { text: 'data' },
    'src/outside.ts': `/// <reference path="../node.d.ts" />
import { existsSync, readdirSync, readFileSync } from 'node:fs'
export const outside = { stage: process.env['STAGE'] ?? 'none', note: readFileSync('notes.txt', 'utf8'), parts: readdirSync('parts').join(), isThere: existsSync('there.txt') }
`,
    'shared/shared.ts': "export const shared = 'shared'\n",
    'notes.txt': 'note',
    'parts/one.txt': '',
    'other.txt': 'nobody reads it',
    'packages/sibling/package.json': { name: 'sibling', type: 'module', exports: './index.ts' },
    'packages/sibling/index.ts': "export { deep } from './deep.js'\n",
    'packages/sibling/deep.ts': "export const deep = 'deep'\n",
  })
  mkdirSync(join(project.folder, 'node_modules/rates'))
  project.write({
    'node_modules/rates/package.json': { name: 'rates', version: '1.0.0', type: 'module', exports: { types: './index.d.ts', default: './index.js' } },
    'node_modules/rates/index.js': "export { rate } from './rate.js'\n",
    'node_modules/rates/rate.js': 'export const rate = 1\n',
    'node_modules/rates/index.d.ts': 'export declare const rate: number\n',
  })
  symlinkSync(join(project.folder, 'packages/sibling'), join(project.folder, 'node_modules/sibling'))
  return project
}

describe('a build for which something has changed is made anew', patience, () => {
  const project = everything()
  const { write, folder } = project
  const changes: Record<string, () => Parameters<typeof build>[1] | { readonly env: Readonly<Record<string, string>> } | void> = {
    'a workflow': () => write({ 'src/order.workflow.ts': `${project.read('src/order.workflow.ts')}// more\n` }),
    'a module that it imports': () => write({ 'src/near.ts': "export const near = 'NEAR'\n" }),
    'a module behind an alias': () => write({ 'shared/shared.ts': "export const shared = 'SHARED'\n" }),
    'a module that is now found first': () => write({ 'first/shared.ts': "export const shared = 'FIRST'\n" }),
    'imported JSON': () => write({ 'src/data.json': { text: 'DATA' } }),
    'a module deep in a sibling package': () => write({ 'packages/sibling/deep.ts': "export const deep = 'DEEP'\n" }),
    'JavaScript deep in an installed package': () => write({ 'node_modules/rates/rate.js': 'export const rate = 2\n' }),
    'the manifest of an installed package': () => write({ 'node_modules/rates/package.json': { name: 'rates', version: '1.0.1', type: 'module', exports: { types: './index.d.ts', default: './index.js' } } }),
    'the tsconfig.json': () => write({ 'tsconfig.json': { extends: './tsconfig.base.json', compilerOptions: { noImplicitReturns: true, paths: { '@shared/*': ['./first/*', './shared/*'] } } } }),
    'the base of the tsconfig.json': () => write({ 'tsconfig.base.json': { compilerOptions: { strict: true, module: 'ESNext', moduleResolution: 'Bundler', target: 'ES2022', types: [] } } }),
    'the configuration': () => write({ 'stepwright.config.ts': project.read('stepwright.config.ts').replace('1111', '2222') }),
    'a module that the configuration imports': () => write({ 'out.ts': "export const out = 'built'\n" }),
    'a flag': () => ['--account', '123456789012'],
    'a variable that a module reads': () => ({ env: { STAGE: 'test' } }),
    'a file that a module reads': () => write({ 'notes.txt': 'noted' }),
    'a folder that a module lists': () => write({ 'parts/two.txt': '' }),
    'a file that a module asks for': () => write({ 'there.txt': '' }),
    'a new workflow': () => write({ 'src/deeper/more.workflow.ts': order().replaceAll('order', 'more') }),
    'a workflow that is gone': () => rmSync(join(folder, 'src/deeper/more.workflow.ts')),
  }

  it('and only then', async () => {
    expect(await build(project)).toMatchObject({ code: 0, isWarm: false, said: expect.not.stringContaining('error') })
    expect(await build(project)).toMatchObject({ code: 0, isWarm: true })
  })

  it.each(Object.entries(changes))('%s', async (_, change) => {
    const how = change()
    const [args, env] = Array.isArray(how) ? [how, {}] : [[], how !== undefined && 'env' in how ? how.env : {}]
    expect(await build(project, args, env)).toMatchObject({ code: 0, isWarm: false })
    expect(await build(project, args, env)).toMatchObject({ code: 0, isWarm: true })
    // without the flag or the variable, all is as it was before
    if (args.length > 0 || 'STAGE' in env) await build(project)
  })
})

describe('a build for which nothing has changed', patience, () => {
  const project = everything()
  const { folder, write, read } = project
  const same: Record<string, () => readonly string[] | void> = {
    'loads nothing that compiles, checks or lints': () => {},
    'knows files by their bytes, when they have new dates': () => {
      for (const file of ['src/order.workflow.ts', 'src/near.ts', 'notes.txt', 'tsconfig.json']) utimesSync(join(folder, file), new Date(), new Date())
    },
    'knows files that were written again': () => write({ 'src/near.ts': read('src/near.ts'), 'src/data.json': read('src/data.json') }),
    'does not mind other files': () => write({ 'other.txt': 'changed', 'src/unused.ts': 'export const unused = 1\n', 'docs/new.txt': '' }),
    'writes documents that were edited by hand': () => write({ 'build/order.asl.json': '{}' }),
    'writes documents that are gone': () => rmSync(join(folder, 'build'), { recursive: true }),
    'compares the documents with --check': () => ['--check'],
    'reports to programs': () => ['--reporter', 'json'],
  }

  it.each(Object.entries(same))('%s', async (_, change) => {
    if (!existsSync(join(folder, 'build'))) await build(project)
    const before = new Map(project.list('build').map((name) => [name, read(`build/${name}`)]))
    const built = await build(project, change() ?? [])
    expect(built).toMatchObject({ code: 0, isWarm: true })
    expect(built.modules.filter((module) => /ajv|typescript|ts-morph|packages\/(compiler|simulator|emit|services|workflow|codepipeline)\/|lint\/dist\/(index|rules)/.test(module))).toEqual([])
    expect(new Map(project.list('build').map((name) => [name, read(`build/${name}`)]))).toEqual(before)
  })

  it('finds documents out of date with --check, as one from the sources does', async () => {
    write({ 'build/order.asl.json': '{}' })
    const [warm, cold] = [await build(project, ['--check']), await build(project, ['--check', '--no-cache'])]
    expect(warm).toMatchObject({ code: 1, isWarm: true })
    expect(cold).toMatchObject({ code: 1, isWarm: false, said: warm.said })
  })
})

describe('what is kept', patience, () => {
  it('says warnings again', async () => {
    const project = scratchProject({ 'order.workflow.ts': order(), 'empty.workflow.ts': 'export const nothing = 1\n' })
    await build(project, ['--out', 'out'])
    for (const args of [[], ['--reporter', 'json'], ['--target', 'sam', '--types']]) {
      await build(project, ['--out', 'out', ...args])
      const cold = await build(project, ['--out', 'out', '--no-cache', ...args])
      expect(cold.said).toContain('build/nothing-exported')
      expect(await build(project, ['--out', 'out', ...args])).toMatchObject({ code: 0, isWarm: true, said: cold.said })
    }
  })

  it('is not used when it is damaged, and is made again', async () => {
    const project = scratchProject({ 'order.workflow.ts': order() })
    await build(project, ['--out', 'out'])
    const damages: readonly ((file: string) => void)[] = [(file) => truncateSync(file, 200), (file) => writeFileSync(file, ''), (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('Total', 'Tatal'))]
    for (const damage of damages) {
      for (const file of records(project)) damage(file)
      expect(await build(project, ['--out', 'out'])).toMatchObject({ code: 0, isWarm: false })
      expect(await build(project, ['--out', 'out'])).toMatchObject({ code: 0, isWarm: true })
    }
  })

  it('is nothing with --no-cache, with "cache: false", and after an error', async () => {
    const project = scratchProject({ 'order.workflow.ts': order() })
    expect(await build(project, ['--out', 'out', '--no-cache'])).toMatchObject({ code: 0 })
    project.write({ 'stepwright.config.ts': "export default { out: 'out', cache: false }\n" })
    expect(await build(project)).toMatchObject({ code: 0 })
    project.write({ 'order.workflow.ts': 'export const a: string = 1\n', 'stepwright.config.ts': "export default { out: 'out' }\n" })
    expect(await build(project)).toMatchObject({ code: 1 })
    expect(records(project)).toEqual([])
  })

  it('is nothing, and no problem, where its folder cannot be made', async () => {
    const project = scratchProject({ 'order.workflow.ts': order() })
    project.write({ 'node_modules/.cache': '' })
    for (const _ of ['first', 'second']) expect(await build(project, ['--out', 'out'])).toMatchObject({ code: 0, isWarm: false, said: expect.not.stringContaining('bug') })
    expect(project.read('node_modules/.cache')).toBe('')
  })

  it('is in a hidden folder where there is no node_modules', async () => {
    const project = scratchProject({ 'order.workflow.ts': order() })
    const outer = scratchProject({ 'p/.git/HEAD': '', 'p/order.workflow.ts': '', 'p/package.json': '{ "type": "module" }' })
    // resolved by a path, since there is nowhere to install it
    outer.write({ 'p/tsconfig.json': { compilerOptions: { strict: true, module: 'ESNext', moduleResolution: 'Bundler', target: 'ES2023', types: [] } }, 'p/order.workflow.ts': order().replace('() => input.n * 2', '2').replace("'stepwright'", `'${join(project.folder, 'node_modules/stepwright/dist/index.js')}'`) })
    expect(await outer.stepwright(['build', '--out', 'out'], { cwd: 'p' })).toMatchObject({ code: 0, error: '' })
    expect(records(outer, 'p/.stepwright/cache')).toHaveLength(1)
    expect(outer.read('p/.stepwright/.gitignore')).toBe('*\n')
  })

  it('is kept for each workspace', async () => {
    const project = scratchProject({ 'stepwright.config.ts': "export default { workspaces: ['packages/*'] }\n" })
    const workspace = (name: string): Record<string, string> => ({ [`packages/${name}/stepwright.config.ts`]: "export default { out: 'out' }\n", [`packages/${name}/${name}.workflow.ts`]: order().replaceAll('order', name) })
    project.write({ ...workspace('one'), ...workspace('two') })
    const cold = await build(project)
    expect(cold).toMatchObject({ code: 0, isWarm: false })
    const again = await build(project, ['--no-cache'])
    expect(await build(project)).toMatchObject({ code: 0, isWarm: true, said: again.said })
    project.write(workspace('three'))
    expect(await build(project)).toMatchObject({ code: 0, isWarm: false })
    expect(project.list('packages/three/out')).toContain('three.asl.json')
  })

  it('survives builds that run at once', async () => {
    const project = scratchProject({ 'order.workflow.ts': order() })
    const ended = await Promise.all([1, 2, 3].map((index) => project.stepwright(['build', '--out', `out${index}`])))
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0])
    const same = await Promise.all([1, 2, 3].map(() => project.stepwright(['build', '--out', 'out'])))
    expect(same.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await build(project, ['--out', 'out1'])).toMatchObject({ code: 0 })
  })
})

describe('an edit among several files', patience, () => {
  const member = (name: string, body = ''): string => `import { workflow } from 'stepwright'
import { charge } from './charge.js'

export const ${name} = workflow('${name}', (flow, input: { n: number; id: string }) => {
  ${body}
  return charge(flow, input.id)
})
`
  const charge = (state: string): string => `import type { Flow } from 'stepwright'\n\nexport const charge = (flow: Flow, id: string) => flow.let('${state}', { id })\n`
  const project = scratchProject({ 'charge.ts': charge('Charge'), 'one.workflow.ts': member('one'), 'two.workflow.ts': member('two'), 'three.workflow.ts': member('three') })
  const { folder, list, read, write } = project
  const edits: Record<string, () => void> = {
    'of a workflow': () => write({ 'one.workflow.ts': member('one', "flow.let('Twice', () => input.n * 2)") }),
    'of what all import': () => write({ 'charge.ts': charge('Pay') }),
    'that is wrong': () => write({ 'two.workflow.ts': member('two', "flow.let('Twice', input.m)") }),
    'that mends one and is wrong in another': () => write({ 'two.workflow.ts': member('two', "flow.let('Twice', input.n)"), 'one.workflow.ts': member('one', "if (input.n === 2) flow.let('Two', 2)") }),
    'that mends it': () => write({ 'one.workflow.ts': member('one', "flow.let('Once', input.n)") }),
    'that adds a workflow': () => write({ 'four.workflow.ts': member('four', "flow.let('Four', 4)") }),
    'that takes one away': () => rmSync(join(folder, 'three.workflow.ts')),
  }
  const documents = (): ReadonlyMap<string, string> => new Map(list('out').map((name) => [name, read(`out/${name}`)]))

  it.each(Object.entries(edits))('%s makes what a build of everything makes', async (_, edit) => {
    const clear = (): void => rmSync(join(folder, 'out'), { recursive: true, force: true })
    if (!existsSync(join(folder, 'out'))) await build(project, ['--out', 'out'])
    edit()
    clear()
    const again = await build(project, ['--out', 'out'])
    const made = again.code === 0 ? documents() : undefined
    clear()
    const whole = await build(project, ['--out', 'out', '--no-cache'])
    expect(made).toEqual(whole.code === 0 ? documents() : undefined)
    expect(again).toMatchObject({ code: whole.code, said: whole.said })
  })
})

describe('with --watch', patience, () => {
  const project = scratchProject({
    'order.workflow.ts': order("flow.lambda('Call', { FunctionName: rate })", "import { rate } from './rate.mjs'"),
    'rate.mjs': "export const rate = 'first'\n",
    'rate.d.mts': 'export declare const rate: string\n',
  })
  /** Watches, does `act` after the first build, and ends after the next. */
  const watch = (act: () => void): ReturnType<typeof project.stepwright> => {
    let [builds, text] = [0, '']
    const hear = (chunk: string, kill: () => void): void => {
      text += chunk
      if (builds === 0 && text.includes('watching this folder')) {
        builds++
        text = ''
        act()
      } else if (builds === 1 && /wrote \d file[^]*deployment/.test(text)) kill()
    }
    return project.stepwright(['build', '--watch', '--out', 'out'], {
      meanwhile: (child) => {
        for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => hear(String(chunk), () => child.kill('SIGINT')))
      },
    })
  }

  it('the first build may be one that is kept, and the next is made anew', async () => {
    await build(project, ['--out', 'out'])
    expect(await watch(() => project.write({ 'order.workflow.ts': project.read('order.workflow.ts').replace('* 2', '* 300') }))).toMatchObject({ code: 0 })
    expect(project.read('out/order.asl.json')).toContain('* 300')
  })

  it('keeps nothing that Node loaded before it changed', async () => {
    project.write({ 'order.workflow.ts': `${project.read('order.workflow.ts')}// so that it is loaded\n` })
    await watch(() => project.write({ 'rate.mjs': "export const rate = 'second'\n", 'order.workflow.ts': `${project.read('order.workflow.ts')}// and again\n` }))
    expect(await build(project, ['--out', 'out'])).toMatchObject({ code: 0, isWarm: false })
    expect(project.read('out/order.asl.json')).toContain('second')
  })
})

it('a configuration in JavaScript is kept with what it imports', patience, async () => {
  const project = scratchProject({
    'stepwright.config.js': "import { account } from './account.js'\nexport default { out: 'out', account }\n",
    'account.js': "export const account = '111111111111'\n",
    'order.workflow.ts': order("flow.lambda('Call', { FunctionName: 'charge' })"),
  })
  await build(project)
  expect(await build(project)).toMatchObject({ code: 0, isWarm: true })
  project.write({ 'account.js': "export const account = '222222222222'\n" })
  expect(await build(project)).toMatchObject({ code: 0, isWarm: false })
  expect(project.read('out/order.policy.json')).toContain('222222222222')
})

const impure: Record<string, readonly [before: string, value: string, deed: string]> = {
  time: ['', 'new Date().toISOString()', 'reads the clock'],
  milliseconds: ['', 'String(Date.now())', 'reads the clock'],
  chance: ['', 'String(Math.random())', 'makes random values'],
  identifier: ["import { randomUUID } from 'node:crypto'", 'randomUUID()', 'makes random values'],
  program: ["import { execFileSync } from 'node:child_process'", "execFileSync('echo', ['x'], { encoding: 'utf8' })", 'runs another program'],
  host: ["import { hostname } from 'node:os'", 'hostname()', 'asks about the computer'],
  changed: ["import { statSync } from 'node:fs'", "String(statSync('package.json').mtimeMs)", 'asks when a file was changed, or how large it is'],
  output: ['declare const console: { log(text: string): void }', "(console.log('hello'), 'x')", 'prints'],
}

describe('a result of what nobody can compare', patience, () => {
  it('is not kept, and the record says why', async () => {
    const modules = Object.entries(impure).map(([name, [before, value]]) => [`${name}.workflow.ts`, `/// <reference path="./node.d.ts" />\n${order(`flow.let('Value', ${value})`, before).replaceAll('order', name)}`])
    const project = scratchProject({
      ...Object.fromEntries(modules),
      'node.d.ts': `declare module 'node:crypto' { export function randomUUID(): string }
declare module 'node:os' { export function hostname(): string }
declare module 'node:fs' { export function statSync(path: string): { mtimeMs: number } }
declare module 'node:child_process' { export function execFileSync(file: string, args: string[], options: object): string }
`,
    })
    expect(await build(project, ['--out', 'out'])).toMatchObject({ code: 0, isWarm: false })
    const [, record = ''] = records(project).map((file) => readFileSync(file, 'utf8')).join('').split('\n')
    const { refused }: { readonly refused: readonly string[] } = JSON.parse(record)
    expect(refused.map((sentence) => sentence.replace(/^".*\/(\w+)\.workflow\.ts"/, '$1'))).toEqual(Object.entries(impure).map(([name, [, , deed]]) => `${name} ${deed}`).sort())
    expect(await build(project, ['--out', 'out'])).toMatchObject({ code: 0, isWarm: false })
  })

  it('is one of a date that moves; a fixed one can be compared', async () => {
    const project = scratchProject({ 'order.workflow.ts': order("flow.let('Value', new Date(Date.UTC(2026, 1)).toISOString())") })
    await build(project, ['--out', 'out'])
    expect(await build(project, ['--out', 'out'])).toMatchObject({ code: 0, isWarm: true })
  })
})
