import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadTaggedYaml } from '../../packages/asl/src/index.js'
import { calls } from '../../packages/workflow/src/index.js'
import { fencesOf, type Fence } from './fences.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Inside the published package, so that a page's imports are found as its readers' are. */
const scratch = join(root, 'packages/cli/.cache/docs')

const foldersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
const pagesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => (folder === '.' ? file : `${folder}/${file}`))
const pages = ['.', 'docs', 'docs/decisions', 'docs/guides', 'schemas', ...foldersIn('packages'), ...foldersIn('examples')].flatMap(pagesIn)
const fences = pages.flatMap((page) => fencesOf(page, readFileSync(join(root, page), 'utf8')))
const inLanguage = (...languages: readonly string[]): [place: string, fence: Fence][] =>
  fences.filter(({ language }) => languages.includes(language)).map((fence) => [`${fence.page}:${fence.line}`, fence])

const typescript = inLanguage('ts')
const files = new Map(
  typescript.map(([place, fence]) => [place, `${folderOf(fence.page)}/${fence.as ?? `line-${fence.line}${isWorkflow(fence) ? '.workflow' : ''}.ts`}`]),
)
const workflows = typescript.filter(([, fence]) => isWorkflow(fence))

rmSync(scratch, { recursive: true, force: true })
for (const page of pages) mkdirSync(join(scratch, folderOf(page)), { recursive: true })
for (const { page, as, code } of fences) if (as !== undefined) writeFileSync(join(scratch, folderOf(page), as), code)
for (const [place, { code }] of typescript) writeFileSync(join(scratch, files.get(place) ?? ''), code)
writeFileSync(
  join(scratch, 'tsconfig.json'),
  JSON.stringify({ extends: '../../../../tsconfig.base.json', compilerOptions: { noEmit: true, types: ['node'] }, include: ['**/*.ts'] }),
)

/** The files of a page lie together, so that they can import each other. */
function folderOf(page: string): string {
  return page.replaceAll(/\W+/g, '-')
}

function isWorkflow({ code }: Fence): boolean {
  return /export const \w+ = (workflow|pipeline)\(/.test(code)
}

const run = (command: string, ...args: readonly string[]) => runIn(scratch, command, args)
const runIn = (cwd: string, command: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, command), ...args], { encoding: 'utf8', cwd, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } })
  return { status, text: stdout + stderr }
}

describe('TypeScript in the docs', () => {
  it('compiles', () => {
    expect(typescript.length).toBeGreaterThan(0)
    expect(run('node_modules/typescript/bin/tsc', '-p', '.').text).toBe('')
  })

  it('builds, where it is a workflow', () => {
    expect(workflows.length).toBeGreaterThan(0)
    for (const [place] of workflows) {
      const file = files.get(place) ?? ''
      const { status, text } = run('packages/cli/bin/stepwright.js', 'build', file, '--out', `out/${file}`)
      expect(status, `${place}\n${text}`).toBe(0)
    }
  })
})

describe('the table of arrows', () => {
  const page = readFileSync(join(root, 'packages/workflow/README.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `+ ?(\(\) => .*?) ?`+ \| `(.*)` \|$/gm)].map(([, arrow = '', text = '']) => ({ arrow, text }))

  it('says what comes out', () => {
    expect(rows.length).toBeGreaterThan(5)
    const input = 'interface Input { a: string; optional?: string; names: string[] }'
    const workflows = rows.map(({ arrow }, row) => `export const row${row} = workflow('row${row}', (flow, input: Input) => flow.let('Row', ${arrow}))`)
    writeFileSync(join(scratch, 'table.workflow.ts'), [`import { workflow } from 'stepwright'`, input, ...workflows].join('\n'))
    const { status, text } = run('packages/cli/bin/stepwright.js', 'build', 'table.workflow.ts', '--out', 'out/table')
    expect(status, text).toBe(0)
    const outputs = rows.map((_row, row) => JSON.parse(readFileSync(join(scratch, `out/table/row${row}.asl.json`), 'utf8')).States.Row.Output)
    expect(outputs).toEqual(rows.map(({ text: jsonata }) => `{% ${jsonata} %}`))
  })
})

it('the calls in the README are the calls that expressions know', () => {
  const page = readFileSync(join(root, 'packages/workflow/README.md'), 'utf8')
  const rows = [...page.matchAll(/^\| (?:lists|texts|functions) \| (.*) \|$/gm)].flatMap(([, row = '']) => row.split(/, (?=`)/))
  expect(rows.map((call) => call.replaceAll('`', ''))).toEqual(Object.values(calls))
})

describe('JSON in the docs', () => {
  it.each(inLanguage('json'))('%s is what it says it is', (_place, { page, code, from }) => {
    const shown: unknown = JSON.parse(code)
    if (from === undefined) return
    const written = workflows.filter(([, fence]) => fence.page === page).flatMap(([place]) => emitted(files.get(place) ?? '', from))
    expect(written.flatMap(valuesIn)).toContainEqual(containing(shown))
  })
})

describe('commands in the docs', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }
  const { text: help } = run('packages/cli/bin/stepwright.js', '--help')

  it.each(inLanguage('sh'))('%s exist', (_place, { code }) => {
    const commands = code
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '')
    for (const command of commands) expect(isKnown(command), command).toBe(true)
  })

  function isKnown(command: string): boolean {
    const [program = '', ...words] = command.replace(/^npx /, '').split(' ')
    if (program === 'npm') return ['install', 'test'].includes(words[0] ?? '') || (words[0] === 'run' && words[1] !== undefined && words[1] in scripts)
    return program === 'stepwright' && words[0] !== undefined && new RegExp(`^\\s+(stepwright )?${words[0]}\\b`, 'm').test(help)
  }
})

describe.each(pages.filter((page) => fences.some((fence) => fence.page === page && (fence.does === 'run' || fence.as === 'vitest.config.ts'))))('what %s shows', (page) => {
  const folder = join(scratch, folderOf(page))
  const ofPage = fences.filter((fence) => fence.page === page)

  it.skipIf(!ofPage.some(({ as }) => as?.endsWith('.test.ts')))('passes as tests', () => {
    const { status, text } = runIn(folder, 'node_modules/vitest/vitest.mjs', ['run', '--root', folder])
    expect(status, text).toBe(0)
    expect(text).toMatch(/Tests {2}\d+ passed/)
  })

  it('runs, and prints what it says', () => {
    let printed = ''
    for (const { does, code } of ofPage) {
      if (does === 'prints') expect(printed).toBe(code)
      if (does !== 'run') continue
      for (const command of code.trim().split('\n')) {
        const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '')
        expect(words.slice(0, 2)).toEqual(['npx', 'stepwright'])
        const { status, text } = runIn(folder, 'packages/cli/bin/stepwright.js', [...words.slice(2), '--no-color'])
        expect(status, `${command}\n${text}`).toBe(0)
        printed = text
      }
    }
  })
})

it.each(inLanguage('yaml'))('YAML at %s can be read', async (_place, { code }) => {
  expect((await loadTaggedYaml()).parse(code).problems).toEqual([])
})

it('fences have a language that a test knows', () => {
  expect(fences.filter(({ language }) => !['ts', 'json', 'sh', 'yaml', 'text'].includes(language)).map(({ page, line }) => `${page}:${line}`)).toEqual([])
})

function emitted(file: string, name: string): unknown[] {
  try {
    return [JSON.parse(readFileSync(join(scratch, 'out', file, name), 'utf8'))]
  } catch {
    return []
  }
}

/** A value and all values inside it. */
const valuesIn = (value: unknown): unknown[] => [value, ...(typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [])]

/** Matches what has at least these members; lists have these items and no others. */
function containing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(containing)
  if (typeof value !== 'object' || value === null) return value
  return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, containing(member)])))
}
