import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const here = fileURLToPath(new URL('./', import.meta.url))
const bin = join(here, '../packages/cli/bin/stepwright.js')
const examples = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map(({ name }) => name)
const targets = ['cloudformation', 'sam', 'terraform'] as const
const scratch = mkdtempSync(join(tmpdir(), 'stepwright-targets-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const isThere = (command: string): boolean => spawnSync(command, ['--version']).status === 0
const hasLinter = isThere('cfn-lint')

describe.each(examples)('example %s', (name) => {
  it('builds for every target, and equals what is expected there', async () => {
    const ended = await Promise.all(
      targets.map((target) => {
        const expected = join(here, name, 'expected', target)
        const to = existsSync(expected) ? [expected, '--check'] : [join(scratch, name, target)]
        return stepwright('build', join(here, name), '--target', target, '--out', ...to)
      }),
    )
    for (const { code, text } of ended) expect(code, text).toBe(0)
  }, 120_000)

  it.skipIf(!hasLinter)('passes cfn-lint without errors, with and without explicit names', async () => {
    const builds = [['cloudformation'], ['cloudformation', '--names', 'generated', '--alias', 'live', '--log-level', 'ALL', '--alarms'], ['sam'], ['sam', '--format', 'yaml']]
    const folders = builds.map((_, at) => join(scratch, name, String(at)))
    const ended = await Promise.all(builds.map((flags, at) => stepwright('build', join(here, name), '--out', folders[at] ?? '', '--target', ...flags)))
    for (const { code, text } of ended) expect(code, text).toBe(0)
    const files = folders.flatMap((folder) => readdirSync(folder).filter((file) => file.startsWith('template.')).map((file) => join(folder, file)))
    const { stdout } = spawnSync('cfn-lint', ['--non-zero-exit-code', 'error', '--format', 'parseable', ...files], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => /:E\d{4}:/.test(line))).toEqual([])
  }, 120_000)
})

function stepwright(...args: readonly string[]): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: join(here, '..') })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part))
    child.on('close', (code) => resolve({ code, text }))
  })
}
