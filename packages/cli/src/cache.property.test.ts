import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { patience, scratchProject } from './fixtures/scratch-project.js'

const driver = fileURLToPath(new URL('./fixtures/edit-and-build.mjs', import.meta.url))
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))

const order = (value: string): string => `/// <reference path="./node.d.ts" />
import { readFileSync } from 'node:fs'
import { workflow } from 'stepwright'
import { near } from './near.js'
import data from './data.json' with { type: 'json' }

export const order = workflow('order', (flow, input: { n: number }) => {
  const outside = flow.let('Outside', { near, data, note: readFileSync('note.txt', 'utf8'), stage: process.env['STAGE'] ?? null })
  return flow.let('Total', () => ({ outside, total: ${value} }))
})
`
const other = "import { workflow } from 'stepwright'\nexport const other = workflow('other', (flow) => flow.let('One', 1))\n"

const texts: Readonly<Record<string, readonly string[]>> = {
  'order.workflow.ts': [order('input.n * 2'), order('input.n + 1'), order('input.m'), order('1').replace("'order'", "'renamed'"), 'export const nothing = 1\n'],
  'more/other.workflow.ts': [other, `${other}// a comment\n`, 'export const nothing = 1\n'],
  'near.ts': ["export const near = 'one'\n", "export const near = 'two'\n", "export { near } from './far.js'\n", 'export const near: number = "no"\n'],
  'far.ts': ["export const near = 'far'\n", 'throw new Error("far")\n'],
  'data.json': ['{ "a": 1 }', '{ "a": 2 }', '{'],
  'note.txt': ['note', 'Note', 'another'],
  'package.json': ['{ "type": "module" }', '{ "type": "module", "name": "p" }'],
  'stepwright.config.ts': ["export default { files: ['.'] }\n", "export default { files: ['order.workflow.ts'] }\n", "export default { types: true, account: '123456789012' }\n", "export default { target: 'sam' }\n"],
  'out/order.asl.json': ['{}'],
  'unrelated.md': ['text', 'another text'],
}

type Edit = { readonly kind: 'write' | 'remove' | 'touch'; readonly path: string; readonly text?: string } | { readonly kind: 'set'; readonly name: string; readonly value: string }

const path = fc.constantFrom(...Object.keys(texts))
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: path.chain((name) => fc.constantFrom(...(texts[name] ?? [])).map((text): Edit => ({ kind: 'write', path: name, text }))) },
  { weight: 1, arbitrary: path.map((name): Edit => ({ kind: 'remove', path: name })) },
  { weight: 1, arbitrary: path.map((name): Edit => ({ kind: 'touch', path: name })) },
  { weight: 1, arbitrary: fc.constantFrom('test', 'prod').map((value): Edit => ({ kind: 'set', name: 'STAGE', value })) },
)
const steps = fc.array(fc.array(edit, { maxLength: 2 }), { minLength: 12, maxLength: 12 })

it('a build from what is kept is one from the sources, after any edits', patience, () => {
  fc.assert(
    fc.property(steps, (edits) => {
      const { folder } = scratchProject({
        'node.d.ts': "declare module 'node:fs' { export function readFileSync(path: string, encoding: 'utf8'): string }\ndeclare var process: { env: Record<string, string | undefined> }\n",
        ...Object.fromEntries(Object.entries(texts).flatMap(([name, [text = '']]) => (name.startsWith('out/') || name === 'stepwright.config.ts' ? [] : [[name, text]]))),
      })
      const { stdout, stderr } = spawnSync(process.execPath, [driver], { cwd: folder, input: JSON.stringify({ main, steps: [[], [], ...edits] }), encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(JSON.parse(stdout)).toMatchObject({ differences: [], refused: [], succeeded: expect.arrayContaining([0, 1]) })
    }),
    { numRuns: 2 },
  )
})
