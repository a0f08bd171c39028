import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { projectRoot } from './project-root.js'

const home = mkdtempSync(join(tmpdir(), 'stepwright-root-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
mkdirSync(join(home, 'one/src'), { recursive: true })
mkdirSync(join(home, 'one-more'))
for (const folder of ['.', 'one']) writeFileSync(join(home, folder, 'package.json'), '{}')

it.each([
  ['the nearest folder with a package.json', ['one/src/a.ts', 'one/b.ts'], 'one'],
  ['above all files, not the first one', ['one/src/a.ts', 'one-more/b.ts'], '.'],
  ['whatever their order', ['one-more/b.ts', 'one/src/a.ts'], '.'],
])('%s', (_name, files, root) => {
  expect(projectRoot(files.map((file) => join(home, file)))).toBe(join(home, root))
})
