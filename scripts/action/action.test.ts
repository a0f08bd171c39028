import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { loadTaggedYaml } from '../../packages/asl/src/index.js'

// The scripts of the action, in a repository of their own, with a `gh` that writes down what it is asked.
const root = fileURLToPath(new URL('../../', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'stepwright-action-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const patience = { timeout: 300_000 }

const machine = (seconds: number): string => JSON.stringify({ StartAt: 'Pause', States: { Pause: { Type: 'Wait', Seconds: seconds, End: true } } })
const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: repository, encoding: 'utf8' }).trim()
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(repository, path)), { recursive: true })
  writeFileSync(join(repository, path), text)
}
let repository = ''
let base = ''

beforeEach(() => {
  repository = mkdtempSync(join(scratch, 'repository-'))
  git('init', '--quiet')
  write('build/order.asl.json', machine(5))
  write('.gitignore', 'node_modules\ntemp\n')
  git('add', '.')
  git('commit', '--quiet', '-m', 'first')
  base = git('rev-parse', 'HEAD')
  mkdirSync(join(repository, 'node_modules/.bin'), { recursive: true })
  symlinkSync(join(root, 'packages/cli/bin/stepwright.js'), join(repository, 'node_modules/.bin/stepwright'))
  mkdirSync(join(repository, 'temp'))
  write('temp/gh', '#!/bin/sh\nprintf "%s\\n" "$*" >> temp/asked\ncase "$*" in *--jq*) cat temp/found 2> /dev/null ;; esac\nexit 0\n')
  chmodSync(join(repository, 'temp/gh'), 0o755)
  chmodSync(join(root, 'packages/cli/bin/stepwright.js'), 0o755)
})

function run(script: string, env: Readonly<Record<string, string>>) {
  const { FORCE_COLOR: _colour, ...inherited } = process.env
  return spawnSync('bash', [join(root, 'action', script)], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...inherited, PATH: `${join(repository, 'temp')}:${process.env['PATH']}`, VERSION: 'none', RUNNER_TEMP: join(repository, 'temp'), GITHUB_OUTPUT: join(repository, 'temp/output'), GITHUB_REPOSITORY: 'a/b', PULL_REQUEST: '7', ...env },
  })
}

const asked = (): string[] => (existsSync(join(repository, 'temp/asked')) ? readFileSync(join(repository, 'temp/asked'), 'utf8').trim().split('\n') : [])
const comment = (): string => readFileSync(join(repository, 'temp/stepwright-comment.md'), 'utf8')

describe('the comment', patience, () => {
  it('says what a pull request changes, and leaves no worktree', () => {
    write('build/order.asl.json', machine(9))
    const { status, stderr } = run('comment.sh', { COMPARE: 'build', BASE: base })
    expect([status, stderr]).toEqual([0, ''])
    expect(asked().at(-1)).toMatch(/^api repos\/a\/b\/issues\/7\/comments --field body=@/)
    expect(comment()).toMatch(/^<!-- stepwright -->\n### order\n/)
    expect(comment()).toContain('| <code>5</code> | <code>9</code> |')
    expect(git('worktree', 'list').split('\n')).toHaveLength(1)
  })

  it('is changed when there is one', () => {
    write('temp/found', '42\n')
    write('build/order.asl.json', machine(9))
    expect(run('comment.sh', { COMPARE: 'build', BASE: base }).status).toBe(0)
    expect(asked().at(-1)).toMatch(/^api --method PATCH repos\/a\/b\/issues\/comments\/42 /)
  })

  it('is not written when nothing changes, and taken back when nothing changes any more', () => {
    expect(run('comment.sh', { COMPARE: 'build', BASE: base }).status).toBe(0)
    expect(asked()).toHaveLength(1)
    write('temp/found', '42\n')
    run('comment.sh', { COMPARE: 'build', BASE: base })
    expect(comment()).toContain('do the same as before')
  })

  it('is not written where there are no machines', () => {
    expect(run('comment.sh', { COMPARE: 'docs', BASE: base }).status).toBe(0)
    expect(asked()).toEqual([])
  })

  it('fails where definitions cannot be read', () => {
    write('build/order.asl.json', '{')
    const { status, stderr } = run('comment.sh', { COMPARE: 'build', BASE: base })
    expect(status).toBe(2)
    expect(stderr).toContain('error[syntax/')
  })
})

describe('lint', patience, () => {
  it('leaves a report for code scanning, and annotations', () => {
    write('build/order.asl.json', machine(5).replace('"End":true', '"Next":"Gone"'))
    const { status, stdout } = run('lint.sh', { FILES: 'build\n' })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error .*Gone/m)
    const report = readFileSync(join(repository, 'temp/output'), 'utf8').trim().replace('sarif=', '')
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ version: '2.1.0' })
  })

  it('passes, with an empty report, where all is well', () => {
    expect(run('lint.sh', { FILES: 'build' }).status).toBe(0)
    expect(existsSync(join(repository, 'temp/output'))).toBe(true)
  })

  it('has nothing to upload where it could not run', () => {
    expect(run('lint.sh', { FILES: 'nowhere' }).status).toBe(2)
    expect(existsSync(join(repository, 'temp/output'))).toBe(false)
  })
})

it('no input of a pull request is put into a script', async () => {
  const { value, problems } = (await loadTaggedYaml()).parse(readFileSync(join(root, 'action/action.yml'), 'utf8'))
  expect(problems).toEqual([])
  const { steps } = (value as { readonly runs: { readonly steps: readonly { readonly run?: string }[] } }).runs
  expect(steps.map(({ run: script }) => script).filter((script) => script !== undefined)).toEqual(['bash "$GITHUB_ACTION_PATH/lint.sh"', 'bash "$GITHUB_ACTION_PATH/comment.sh"'])
})
