import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The command as it is shipped: these tests start bin/stepwright.js, which runs what was built into dist/.
const cli = fileURLToPath(new URL('..', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'stepwright-cli-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

async function stepwright(cwd: string, ...args: readonly string[]): Promise<Ended> {
  const { FORCE_COLOR: _colour, STEPWRIGHT_DEBUG: _debug, ...env } = process.env
  const ended = await new Promise<Ended>((resolve) => {
    const command = [join(cli, 'bin/stepwright.js'), ...args]
    const child = execFile(process.execPath, command, { cwd: join(project, cwd), env }, (_failed, out, error) =>
      resolve({ code: child.exitCode, out, error }))
  })
  // no stack trace, whatever happens
  expect(ended.out + ended.error).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  return ended
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(join(project, folder)).sort().map((name) => [name, readFileSync(join(project, folder, name), 'utf8')]))
}

/** Loading TypeScript takes a second, and tests of other packages run beside these. */
const patience = { timeout: 300_000 }

const workflowNamed = (name: string): string =>
  `import { workflow } from 'stepwright'\n\nexport const made = workflow('${name}', (flow, input: { n: number }) => flow.let('Twice', () => input.n * 2))\n`

write({
  'package.json': '{ "type": "module" }',
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "types": [] } }',
  'src/first.workflow.ts': workflowNamed('first'),
  'src/second.workflow.ts': workflowNamed('second'),
  'broken/wrong.workflow.ts': workflowNamed('wrong').replace('input.n * 2', 'input.m * 2'),
  'broken/syntax.workflow.ts': 'export const = 1\n',
  'broken/throws.workflow.ts': "import 'stepwright'\nthrow new Error('the list is empty')\n",
  'odd/empty.workflow.ts': '\n',
  'odd/tagged.workflow.ts': "import { batch, workflow } from 'stepwright'\nexport const tagged = workflow('tagged', (flow) => { flow.task('Submit', batch.submitJob, { JobName: 'n', JobDefinition: 'd', JobQueue: 'q', Tags: { a: 'b' } }) })\n",
  'odd/waits.workflow.ts': "import 'stepwright'\nawait new Promise(() => {})\n",
  'odd/exits.workflow.ts': "import 'stepwright'\ndeclare const process: { exit(code: number): void }\nprocess.exit(0)\nexport {}\n",
  'odd/other.ts': 'export const other = 1\n',
  'nothing/readme.md': '',
  'in-the-way': '',
})
mkdirSync(join(project, 'node_modules'))
symlinkSync(cli, join(project, 'node_modules/stepwright'))
symlinkSync('loop.workflow.ts', join(project, 'odd/loop.workflow.ts'))

describe('the package', patience, () => {
  it.each(['index', 'operators', 'vite', 'main'])('%s does not load TypeScript, which takes long', async (entry) => {
    const script = `await import(${JSON.stringify(pathToFileURL(join(cli, 'dist', `${entry}.js`)).href)})
      const { createRequire } = await import('node:module')
      console.log(Object.keys(createRequire('/x.js').cache).filter((path) => /ts-morph|typescript/.test(path)).join())`
    const loaded = await new Promise((resolve) => {
      execFile(process.execPath, ['--input-type=module', '-e', script], (failed, out) => resolve(failed ?? out))
    })
    expect(loaded).toBe('\n')
  })
})

describe('the command line', patience, () => {
  it.each([
    ['--version is the version of the package', ['--version'], 0, JSON.parse(readFileSync(join(cli, 'package.json'), 'utf8')).version as string],
    ['--help lists the commands', ['--help'], 0, 'build [FILES…] --out DIR'],
    ['a command has a help of its own', ['build', '--help'], 0, '--account N'],
  ])('%s', async (_name, args, code, said) => {
    const ended = await stepwright('.', ...args)
    expect([ended.code, ended.error]).toEqual([code, ''])
    expect(ended.out).toContain(said)
  })

  it.each([
    ['no command', [], 'usage: stepwright COMMAND'],
    ['an unknown command', ['biuld'], 'stepwright: unknown command "biuld": use "build"'],
    ['an unknown flag before a command', ['--versoin'], 'stepwright: unknown flag "--versoin": use "--version"'],
    ['an unknown flag of a command', ['build', '--otu', 'x'], 'stepwright: unknown flag "--otu": use "--out"'],
    ['no place to write to', ['build'], 'stepwright: build does not know where to write to: add --out DIR'],
    ['an option of templates, where none is written', ['build', '--alarms', '--out', 'o'], '--alarms is for templates: add --target cloudformation, sam or terraform'],
    ['a file that does not exist', ['build', 'src/frist.workflow.ts', '--out', 'o'], 'use "src/first.workflow.ts"'],
    ['no file at all', ['build', 'nothing', '--out', 'o'], 'no file below "nothing" matches "**/*.workflow.ts"'],
    ['an empty file', ['build', 'odd/empty.workflow.ts', '--out', 'o'], '"odd/empty.workflow.ts" is empty'],
    ['a file that cannot be read', ['build', 'odd/loop.workflow.ts', '--out', 'o'], '"odd/loop.workflow.ts" cannot be read'],
    ['a module that never finishes loading', ['build', 'odd/waits.workflow.ts', '--out', 'o'], 'never finished loading'],
    ['a module that ends the process', ['build', 'odd/exits.workflow.ts', '--out', 'o'], 'ended the process while it was loaded'],
    ['a file in the place of the folder to write to (a read-only folder would not stop root)', ['build', 'src', '--out', 'in-the-way'], '"in-the-way" cannot take what the build makes: a file stands where a folder is needed'],
  ])('%s ends with 2 and one message', async (_name, args, said) => {
    const ended = await stepwright('.', ...args)
    expect([ended.code, ended.out]).toEqual([2, ''])
    expect(ended.error).toContain(said)
    expect(existsSync(join(project, 'o'))).toBe(false)
  })
})

describe('a build with errors', patience, () => {
  it("shows TypeScript's errors at the author's lines, writes nothing and ends with 1", async () => {
    write({ 'kept/first.asl.json': 'as it was' })
    const ended = await stepwright('broken', 'build', 'wrong.workflow.ts', 'syntax.workflow.ts', '../src/first.workflow.ts', '--out', '../kept')
    expect([ended.code, ended.out]).toEqual([1, ''])
    expect(ended.error).toContain('┌─ wrong.workflow.ts:3:')
    expect(ended.error).toMatch(/ 3│ export const made = .*\n {2}│ +\^\n/)
    expect(ended.error).toContain('┌─ syntax.workflow.ts:1:')
    expect(ended.error).toMatch(/2 errors in 2 files\n$/)
    expect(filesIn('kept')).toEqual({ 'first.asl.json': 'as it was' })
  })

  it('says what a module threw, and where', async () => {
    const ended = await stepwright('.', 'build', 'broken/throws.workflow.ts', '--out', 'o')
    expect(ended.code).toBe(1)
    expect(ended.error).toContain('the list is empty')
    expect(ended.error).toContain(' 2│ throw new Error')
  })

  it('says that try does not catch while the machine runs', async () => {
    write({ 'broken/tries.workflow.ts': "import { workflow } from 'stepwright'\nexport const made = workflow('tries', (flow) => {\n  try {\n    flow.wait('Wait', 1)\n  } catch {\n    flow.fail('Failed', { error: 'Failed' })\n  }\n})\n" })
    const ended = await stepwright('.', 'build', 'broken/tries.workflow.ts', '--out', 'o')
    expect(ended.code).toBe(1)
    expect(ended.error).toContain('error[build/try-around-step]')
    expect(ended.error).toContain(' 3│   try {')
  })

  it('keeps what modules print off stdout', async () => {
    write({ 'broken/prints.workflow.ts': "import { workflow } from 'stepwright'\ndeclare const console: { log(text: string): void }\nconsole.log('loading')\nexport const made = workflow('prints', (flow) => { flow.pass('A') })\n" })
    const ended = await stepwright('.', 'build', 'broken/prints.workflow.ts', '--out', 'printed', '--reporter', 'json')
    expect([ended.code, JSON.parse(ended.out), ended.error]).toEqual([0, [], 'loading\n'])
  })

  it('says the same as JSON, on stdout and nothing else', async () => {
    const ended = await stepwright('broken', 'build', 'wrong.workflow.ts', '--out', '../o', '--reporter', 'json')
    expect([ended.code, ended.error]).toEqual([1, ''])
    expect(JSON.parse(ended.out)).toMatchObject([{ severity: 'error', code: 'build/typescript', location: { callSite: { file: 'wrong.workflow.ts', line: 3 } } }])
    expect(existsSync(join(project, 'o'))).toBe(false)
  })

  it('refuses a build in which no file exports anything', async () => {
    const ended = await stepwright('.', 'build', 'odd/other.ts', '--out', 'o')
    expect(ended.code).toBe(1)
    expect(ended.error).toContain('"odd/other.ts" exports no workflow and no pipeline')
  })
})

describe('a build', patience, () => {
  let first: Ended
  beforeAll(async () => {
    first = await stepwright('.', 'build', 'src/first.workflow.ts', 'src/second.workflow.ts', '--out', 'built')
  }, patience.timeout)

  it('draws what it wrote, and says what is open', () => {
    expect([first.code, first.error]).toEqual([0, ''])
    expect(Object.keys(filesIn('built'))).toEqual(['first.asl.json', 'first.input.schema.json', 'first.trust.json', 'manifest.json', 'second.asl.json', 'second.input.schema.json', 'second.trust.json'])
    expect(first.out).toContain('workflow first  src/first.workflow.ts:3\n  Twice  Pass → end\n')
    expect(first.out).toContain('wrote 7 files to built\nARNs hold ${AWS::AccountId}, ${AWS::Region}, ${AWS::Partition}')
  })

  it('makes the same bytes from any folder, with the files in any order', async () => {
    const other = await stepwright('src', 'build', 'second.workflow.ts', '*.ts', '--out', '../other')
    expect([other.code, other.error]).toEqual([0, ''])
    expect(filesIn('other')).toEqual(filesIn('built'))
  })

  it('is one template for another target, whose files the next build of plain documents removes', async () => {
    const ended = await stepwright('.', 'build', 'src', '--target', 'cloudformation', '--format', 'yaml', '--definitions', 'files', '--out', 'template')
    expect([ended.code, ended.error]).toEqual([0, ''])
    expect(Object.keys(filesIn('template'))).toEqual(['first.asl.json', 'manifest.json', 'second.asl.json', 'template.yaml'])
    expect(ended.out).not.toContain('ARNs hold')
    const again = await stepwright('.', 'build', 'src', '--out', 'template')
    expect(again.out).toContain('removed template.yaml')
    expect(Object.keys(filesIn('template'))).toEqual(Object.keys(filesIn('built')))
  })

  it('is up to date with itself, which --check says with 0', async () => {
    const checked = await stepwright('.', 'build', 'src', '--out', 'built', '--check')
    expect([checked.code, checked.out]).toEqual([0, 'built is up to date: 7 files\n'])
  })

  it('counts notes about roles, and says them with their pages when asked', async () => {
    const first = await stepwright('', 'build', 'odd/tagged.workflow.ts', '--out', 'tagged')
    expect([first.code, first.error]).toEqual([0, ''])
    expect(first.out).toContain('\n1 note on what is not certain or could be narrower: read it with --notes\n')
    expect(first.out).toContain('needs Batch job definition "d"; Batch job queue "q"')
    const second = await stepwright('', 'build', 'odd/tagged.workflow.ts', '--out', 'tagged', '--notes')
    expect(second.error).toMatch(/info\[iam\/uncertain-call\].*batch:TagResource[\s\S]*tagged\.workflow\.ts:2:[\s\S]*note: from https:\/\/docs\.aws\.amazon\.com\//)
    expect(second.out).not.toContain('--notes')
    const json = ['build', 'odd/tagged.workflow.ts', '--out', 'tagged', '--reporter', 'json']
    expect(JSON.parse((await stepwright('', ...json)).out)).toEqual([])
    expect(JSON.parse((await stepwright('', ...json, '--notes')).out)).toMatchObject([{ code: 'iam/uncertain-call', severity: 'info', location: { line: 2 } }])
    expect(await stepwright('', 'build', 'odd/tagged.workflow.ts', '--out', 'tagged', '--check')).toMatchObject({ code: 0, error: '' })
  })

  it('is not made by --check, which ends with 1 and lists what differs, is missing or is left over', async () => {
    cpSync(join(project, 'built'), join(project, 'aged'), { recursive: true })
    write({ 'aged/first.asl.json': '{}' })
    rmSync(join(project, 'aged/first.trust.json'))
    const before = filesIn('aged')
    const checked = await stepwright('.', 'build', 'src/first.workflow.ts', '--out', 'aged', '--check')
    expect(checked.code).toBe(1)
    expect(checked.out.split('\n')).toEqual([
      '! first.asl.json differs',
      '! first.trust.json is missing',
      '! manifest.json differs',
      '! second.asl.json is left over from an earlier build',
      '! second.input.schema.json is left over from an earlier build',
      '! second.trust.json is left over from an earlier build',
      'aged is not up to date: run the same command without --check',
      '',
    ])
    expect(filesIn('aged')).toEqual(before)
  })

  it('warns of a file that exports nothing, and removes what it wrote before and would not now', async () => {
    cpSync(join(project, 'built'), join(project, 'shrinking'), { recursive: true })
    const ended = await stepwright('.', 'build', 'src/first.workflow.ts', 'odd/other.ts', '--out', 'shrinking')
    expect(ended.code).toBe(0)
    expect(ended.error).toContain('warning[build/nothing-exported]: "odd/other.ts" exports no workflow and no pipeline')
    expect(ended.out).toContain('removed second.asl.json')
    expect(Object.keys(filesIn('shrinking'))).toEqual(['first.asl.json', 'first.input.schema.json', 'first.trust.json', 'manifest.json'])
  })
})
