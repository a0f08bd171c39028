import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { loadPlainModule } from './load-plain-module.js'

const cwd = mkdtempSync(join(tmpdir(), 'stepwright-plain-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))
const load = (name: string, text: string) => {
  writeFileSync(join(cwd, name), text)
  return loadPlainModule(name, { cwd })
}

it('runs a module, types and all, anew each time', async () => {
  const [one, other] = [await load('a.ts', "import { join } from 'node:path'\nexport const x: string = join('a', 'b')\n"), await load('a.ts', 'export const x = 2 as number\n')]
  expect([one?.value?.exports['x'], other?.value?.exports['x']]).toEqual([join('a', 'b'), 2])
})

it('says what it threw, and where', async () => {
  const thrown = await load('b.ts', 'interface A { a: 1 }\nexport const b: A | undefined = undefined\nthrow new Error("no stage")\n')
  expect(thrown?.value).toBeUndefined()
  expect(thrown?.diagnostics).toMatchObject([{ code: 'build/module-failed', location: { callSite: { file: join(cwd, 'b.ts'), line: 3 } } }])
})

it.each([
  ['one that imports another', "import { x } from './a.js'\nexport default x\n"],
  ['one that imports a package', "import x from 'some-package'\nexport default x\n"],
  ['one that cannot be parsed', 'export default {\n'],
])('leaves %s alone', async (_sentence, text) => expect(await load('c.ts', text)).toBeUndefined())

it('says that a file does not exist', async () => {
  expect((await loadPlainModule('gone.ts', { cwd }))?.diagnostics).toMatchObject([{ code: 'build/unreadable-file' }])
})
