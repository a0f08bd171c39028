import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { planFiles } from './plan-files.js'
import { writeFiles } from './write-files.js'

const home = mkdtempSync(join(tmpdir(), 'stepwright-write-'))
const out = join(home, 'deep', 'out')
afterAll(() => rmSync(home, { recursive: true, force: true }))
beforeEach(() => rmSync(join(home, 'deep'), { recursive: true, force: true }))

function manifestOf(...files: readonly string[]): { path: string; text: string } {
  const workflows = [{ name: 'w', source: { file: 'w.ts' }, files, needs: [] }]
  return { path: 'manifest.json', text: JSON.stringify({ target: 'asl', workflows, pipelines: [] }) }
}

async function write(files: readonly { path: string; text: string }[]): Promise<readonly string[]> {
  const { value, diagnostics } = planFiles(out, files)
  const failures = value === undefined ? [] : await writeFiles(value)
  return [...diagnostics, ...failures].map(({ code }) => code)
}

it('makes the folder, and writes nothing but the files', async () => {
  expect(await write([{ path: 'w.asl.json', text: '{}\n' }, manifestOf('w.asl.json')])).toEqual([])
  expect(readdirSync(out).sort()).toEqual(['manifest.json', 'w.asl.json'])
  expect(readFileSync(join(out, 'w.asl.json'), 'utf8')).toBe('{}\n')
})

it('leaves an unchanged file alone, and replaces a changed one', async () => {
  await write([{ path: 'same.json', text: '1' }, { path: 'other.json', text: '1' }])
  const before = statSync(join(out, 'same.json')).ino
  const other = statSync(join(out, 'other.json')).ino
  await write([{ path: 'same.json', text: '1' }, { path: 'other.json', text: '2' }])
  expect(statSync(join(out, 'same.json')).ino).toBe(before)
  expect(statSync(join(out, 'other.json')).ino).not.toBe(other)
})

it('removes what the earlier build listed and this one would not write, and nothing else', async () => {
  await write([{ path: 'old.asl.json', text: '{}' }, { path: 'kept.json', text: '{}' }, manifestOf('old.asl.json', 'kept.json', '../outside.json', 'script.sh')])
  for (const file of ['../outside.json', 'script.sh', 'mine.json']) writeFileSync(join(out, file), 'mine')
  await write([{ path: 'kept.json', text: '{}' }, manifestOf('kept.json')])
  expect(readdirSync(out).sort()).toEqual(['kept.json', 'manifest.json', 'mine.json', 'script.sh'])
  expect(existsSync(join(out, '../outside.json'))).toBe(true)
})

it('keeps a file whose name differs from the new one in case only', async () => {
  await write([{ path: 'Old.json', text: '{}' }, manifestOf('Old.json')])
  expect(planFiles(out, [{ path: 'old.json', text: '{}' }]).value?.leftOver).toEqual([])
})

it.each([
  ['a file in the place of the folder', () => writeFileSync(out, ''), 'build/unwritable-output'],
  ['a folder in the place of a file', () => mkdirSync(join(out, 'w.asl.json'), { recursive: true }), 'build/unwritable-output'],
  ['a manifest of someone else', () => { mkdirSync(out); writeFileSync(join(out, 'manifest.json'), '{"name":"web app"}') }, 'build/foreign-manifest'],
  ['a manifest that is no JSON', () => { mkdirSync(out); writeFileSync(join(out, 'manifest.json'), '') }, 'build/foreign-manifest'],
])('%s is one problem, and nothing is written', async (_name, prepare, code) => {
  mkdirSync(join(home, 'deep'))
  prepare()
  expect(await write([{ path: 'a.json', text: '{}' }, { path: 'w.asl.json', text: '{}' }, manifestOf('w.asl.json')])).toEqual([code])
  expect(existsSync(join(out, 'a.json'))).toBe(false)
})

it.runIf(process.platform === 'linux')('says so where no folder can be made, and comes back', async () => {
  const files = [{ path: 'a.json', text: '1', state: 'new' as const }]
  expect((await writeFiles({ folder: '/proc/stepwright/out', files, leftOver: [] })).map(({ code }) => code)).toEqual(['build/unwritable-output'])
})

it('leaves no temporary file when a write fails half way', async () => {
  mkdirSync(join(out, 'b.json'), { recursive: true })
  // as if the folder had come after the comparison
  const files = [{ path: 'a.json', text: '1', state: 'new' }, { path: 'b.json', text: '1', state: 'new' }, { path: 'c.json', text: '1', state: 'new' }] as const
  const failures = await writeFiles({ folder: out, files, leftOver: [] })
  expect(failures.map(({ code }) => code)).toEqual(['build/unwritable-output'])
  expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

it('ends what it began when a signal comes, and only then gives in', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as typeof process.exit)
  const writing = writeFiles({ folder: out, files: [{ path: 'a.json', text: '1', state: 'new' }], leftOver: [] })
  process.emit('SIGTERM')
  expect(exit).not.toHaveBeenCalled()
  await writing
  expect([exit.mock.calls, readdirSync(out)]).toEqual([[[143]], ['a.json']])
  exit.mockRestore()
})

it('lets go of signals when it is done', async () => {
  const before = process.listenerCount('SIGINT')
  await write([{ path: 'a.json', text: '1' }])
  expect(process.listenerCount('SIGINT')).toBe(before)
})
