import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { explain } from './explain.js'

const packages = join(import.meta.dirname, '../../..')
const areas = 'syntax|schema|flow|data|service|cost|iam|pipeline|build|emit|run'
const sources = readdirSync(packages).flatMap((name) =>
  readdirSync(join(packages, name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test(?:-d)?\.ts$/.test(file) && !file.includes('fixtures'))
    .map((file) => join(packages, name, 'src', file)),
)

/** Codes that stand in the sources, each where something can report it. */
const reported = [...new Set(sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(new RegExp(`'((?:${areas})/[a-z][a-z\\d-]+)'`, 'g'))].map(([, code = '']) => code)))].sort()

it('knows every code that any command can print', async () => {
  expect(reported.length).toBeGreaterThan(200)
  const unknown: string[] = []
  for (const code of reported) if ((await explained(code)).code !== 0) unknown.push(code)
  expect(unknown).toEqual([])
})

it('knows no code that nothing reports', async () => {
  const { out } = await explained()
  expect(out.split('\n').flatMap((line) => line.split(' ')[0] || []).filter((code) => !reported.includes(code))).toEqual([])
})

it('knows each code once', async () => {
  const { out } = await explained()
  const listed = out.split('\n').flatMap((line) => line.split(' ')[0] || [])
  expect(listed).toEqual([...new Set(listed)].sort())
})

async function explained(...names: string[]): Promise<{ readonly code: number; readonly out: string }> {
  let out = ''
  const sink = { write: (text: string) => void (out += text) }
  const call = { names, flags: new Map(), cwd: packages, out: sink, error: sink } as unknown as Parameters<typeof explain>[0]
  return { code: await explain(call), out }
}
