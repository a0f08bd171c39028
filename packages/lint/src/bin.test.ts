import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

// The command as it is shipped: bin/stepwright-lint.js runs what was built into dist/.
const folder = fileURLToPath(new URL('..', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'stepwright-lint-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

function lint(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/stepwright-lint.js'), ...args], { cwd: join(project, cwd), encoding: 'utf8' })
  expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  return { status, stdout, stderr }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

const sound = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }\n'
const broken = sound.replace('Succeed', 'Suceed')
write('a/broken.asl.json', broken)
write('a/sound.asl.json', sound)
write('bare/machine.json', sound)

describe('stepwright-lint', () => {
  it('says each problem in a line', () => {
    expect(lint('a', 'broken.asl.json', 'sound.asl.json')).toEqual({ status: 1, stdout: '', stderr: 'broken.asl.json:1:46: error[schema/unknown-value] "Type" of state "A" is "Suceed", which is no type of state; use "Succeed"\n' })
    expect(lint('a', 'sound.asl.json')).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  it('writes reports for machines to stdout', () => {
    expect(JSON.parse(lint('a', '--reporter', 'json', 'broken.asl.json').stdout)).toMatchObject([{ code: 'schema/unknown-value' }])
  })

  it.each([
    ['no files', [], /name files, folders or globs/],
    ['an unknown flag', ['--nope'], /Unknown option/],
    ['an unknown reporter', ['--reporter', 'xml', 'a'], /"text", "github", "json"/],
    ['a folder without definitions', ['../bare'], /"\.\.\/bare" has no definition in it: in folders, \*\.asl\.json/],
    ['a file that is not there', ['gone.asl.json'], /stands for no file/],
  ])('says in a sentence what is wrong with %s', (_name, args, expected) => {
    const { status, stderr } = lint('a', ...args)
    expect([status, stderr]).toEqual([2, expect.stringMatching(expected)])
  })
})

const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main', ...args], { cwd: join(project, 'repo'), encoding: 'utf8' })

describe('stepwright-lint --changed', () => {
  it('takes what differs from a commit, and what git does not know yet', () => {
    write('repo/old.asl.json', broken)
    write('repo/edited.asl.json', sound)
    write('repo/.gitignore', 'ignored.asl.json\n')
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'first')
    expect(lint('repo', '--changed')).toEqual({ status: 0, stdout: '', stderr: '' })
    write('repo/edited.asl.json', broken)
    write('repo/new.asl.json', broken)
    write('repo/ignored.asl.json', broken)
    write('repo/notes.json', broken)
    const files = (...args: readonly string[]) => lint('repo', ...args).stderr.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(0, line.indexOf(':'))]))
    expect(files('--changed')).toEqual(['edited.asl.json', 'new.asl.json'])
    expect(files('--changed', 'new.asl.json', 'old.asl.json')).toEqual(['new.asl.json'])
    git('add', '.')
    git('commit', '-qm', 'second')
    expect(files('--changed-since', 'HEAD~1')).toEqual(['edited.asl.json', 'new.asl.json'])
    expect(lint('repo', '--changed-since', 'nowhere')).toMatchObject({ status: 2, stderr: 'stepwright-lint: git knows no commit "nowhere"\n' })
  })
})

const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0

describe.skipIf(!hasPreCommit)(`the recipe for pre-commit${hasPreCommit ? '' : ' (skipped: pre-commit is not installed)'}`, () => {
  it('installs the package alone, and lints what is staged', () => {
    const tarball = execFileSync(process.execPath, [join(folder, 'scripts/pack.mjs'), project], { encoding: 'utf8' }).trim()
    write('hooked/states/broken.asl.json', broken)
    write('hooked/states/sound.asl.json', sound)
    write('hooked/other.json', broken)
    write('hooked/.pre-commit-config.yaml', `repos:\n  - repo: local\n    hooks:\n      - id: stepwright-lint\n        name: stepwright-lint\n        language: node\n        entry: stepwright-lint\n        files: '\\.asl\\.(json|ya?ml)$'\n        additional_dependencies: ['${tarball}']\n`)
    const run = (command: string, ...args: readonly string[]) =>
      spawnSync(command, args, { cwd: join(project, 'hooked'), encoding: 'utf8', env: { ...process.env, PRE_COMMIT_HOME: join(project, 'pre-commit') } })
    run('git', '-c', 'init.defaultBranch=main', 'init', '-q')
    run('git', 'add', '.')
    const failing = run('pre-commit', 'run')
    expect([failing.status, failing.stdout]).toEqual([1, expect.stringContaining('states/broken.asl.json:1:46: error[schema/unknown-value]')])
    expect(failing.stdout).not.toContain('other.json')
    // what is staged counts, not what lies in the folder
    write('hooked/states/broken.asl.json', sound)
    run('git', 'add', '.')
    write('hooked/states/broken.asl.json', broken)
    expect(run('pre-commit', 'run').status).toBe(0)
  })
})
