import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { findFiles } from './find-files.js'

const cwd = mkdtempSync(join(tmpdir(), 'stepwright-find-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

for (const file of ['b.workflow.ts', 'a/z.workflow.ts', 'a/plain.ts', '.hidden/x.workflow.ts', 'node_modules/m/x.workflow.ts', 'dist/x.workflow.ts', 'empty/readme.md']) {
  mkdirSync(join(cwd, dirname(file)), { recursive: true })
  writeFileSync(join(cwd, file), '')
}
symlinkSync('loop.ts', join(cwd, 'empty/loop.ts'))

it.each([
  ['without a pattern, all below the folder that others did not write', [], ['a/z.workflow.ts', 'b.workflow.ts']],
  ['a folder is the same below it', ['a'], ['a/z.workflow.ts']],
  ['a file is taken whatever its name', ['a/plain.ts'], ['a/plain.ts']],
  ['a glob is its matches, sorted', ['**/*.ts'], ['a/plain.ts', 'a/z.workflow.ts', 'b.workflow.ts', 'empty/loop.ts']],
  ['a file named twice is taken once', ['b.workflow.ts', './b.workflow.ts', '*.ts'], ['b.workflow.ts']],
  ['the order of names does not matter', ['b.workflow.ts', 'a/z.workflow.ts'], ['a/z.workflow.ts', 'b.workflow.ts']],
  ['a folder that is named is searched, even if others wrote it', ['dist'], ['dist/x.workflow.ts']],
  ['a file that cannot be looked at is taken, for its reader to say why', ['empty/loop.ts'], ['empty/loop.ts']],
])('%s', (_name, patterns, files) => {
  const found = findFiles(patterns, cwd)
  expect(found.value?.map((file) => relative(cwd, file))).toEqual(files)
  expect(found.diagnostics).toEqual([])
})

it.each([
  ['a file that does not exist', ['a/zz.workflow.ts'], 'build/unknown-file', 'use "a/z.workflow.ts"'],
  ['a file like no other', ['nowhere.ts'], 'build/unknown-file', `name a file, a folder or a glob as seen from "${cwd}"`],
  ['a folder without workflows', ['empty'], 'build/no-files', 'name the files, or call them like "release.workflow.ts"'],
  ['a glob without matches', ['*.tsx'], 'build/no-files', 'correct the pattern, or name the files'],
  ['a glob below a folder that does not exist', ['gone/*.ts'], 'build/no-files', 'correct the pattern, or name the files'],
])('%s is a problem with a cure', (_name, patterns, code, help) => {
  expect(findFiles(patterns, cwd).diagnostics).toMatchObject([{ code, help }])
})
