import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { buildSync } from 'esbuild'
import { threadEntry } from '../bundling/thread-entry.js'
import { functionPool, type FunctionPool } from './function-pool.js'
import type { ThreadedFunction } from './function-thread.js'

const folder = mkdtempSync(join(tmpdir(), 'stepwright-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const pools: FunctionPool[] = []
afterEach(async () => void (await Promise.all(pools.splice(0).map((pool) => pool.close()))))
const printed: string[] = []
let count = 0

/** A function of this code, as a build hands it to a thread. */
function poolOf(code: string, more: Partial<ThreadedFunction> = {}): FunctionPool {
  const [source, module] = [join(folder, `${++count}.ts`), join(folder, `${count}.mjs`)]
  writeFileSync(source, code)
  buildSync({ stdin: { contents: threadEntry(source, 'handler'), resolveDir: folder, loader: 'js' }, bundle: true, format: 'esm', platform: 'node', outfile: module, logLevel: 'silent' })
  const pool = functionPool({ name: 'F', module, environment: { OWN: 'yes' }, timeoutSeconds: 5, facts: { functionName: 'F' }, print: (text) => printed.push(text), ...more })
  pools.push(pool)
  return pool
}

describe('a function on threads', () => {
  it('has variables of its own, and nothing of this process', async () => {
    const { call } = poolOf(`export const handler = async () => [process.env.OWN, process.env.PATH ?? null]`)
    expect(await call(null)).toEqual(['yes', null])
  })

  it('keeps what its module holds from one call to the next, and takes one event at a time', async () => {
    const { call } = poolOf(`let n = 0, busy = 0\nexport const handler = async () => { busy++; await new Promise((r) => setTimeout(r, 20)); return { n: ++n, busy: busy-- } }`)
    expect([await call(null), await call(null)]).toEqual([{ n: 1, busy: 1 }, { n: 2, busy: 1 }])
    expect((await Promise.all(Array.from({ length: 12 }, () => call(null)))).map((one) => (one as { readonly busy: number }).busy)).toEqual(Array.from({ length: 12 }, () => 1))
  })

  it('may answer by a callback', async () => {
    const { call } = poolOf(`export const handler = (event: number, _context: object, done: (error: Error | null, value?: number) => void) => void (event > 0 ? done(null, event + 1) : done(new RangeError('no')))`)
    expect(await call(1)).toBe(2)
    await expect(call(0)).rejects.toMatchObject({ name: 'RangeError', message: 'no' })
  })

  it.each<[string, string, object, Partial<ThreadedFunction>]>([
    ['throws', `export const handler = async () => { throw new TypeError('bad') }`, { name: 'TypeError', message: 'bad' }, {}],
    ['throws what is no error', `export const handler = async () => { throw 'text' }`, { name: 'string', message: 'text' }, {}],
    ['cannot be loaded', `throw new EvalError('broken')\nexport const handler = () => 1`, { name: 'EvalError', message: 'broken' }, {}],
    ['ends its process', `export const handler = () => process.exit(3)`, { name: 'Runtime.ExitError' }, {}],
    ['takes too long', `export const handler = () => new Promise(() => setInterval(() => {}, 50))`, { name: 'Sandbox.Timedout' }, { timeoutSeconds: 0.2 }],
    ['never ends loading', `for (;;);\nexport const handler = () => 1`, { name: 'Sandbox.Timedout' }, { loadSeconds: 0.2 }],
    ['never gives its turn back', `export const handler = () => { for (;;); }`, { name: 'Sandbox.Timedout' }, { timeoutSeconds: 0.2 }],
    ['returns what is no JSON', `export const handler = () => 1n`, { name: 'TypeError' }, {}],
  ])('that %s is an error, and is so again', async (_, code, error, more) => {
    const { call } = poolOf(code, more)
    await expect(call(null)).rejects.toMatchObject(error)
    await expect(call(null)).rejects.toMatchObject(error)
  })

  it('starts no thread after its end: calls that wait or come later are refused', async () => {
    const { call, close } = poolOf(`export const handler = async () => { console.log('began'); await new Promise((r) => setTimeout(r, 60_000)) }`)
    printed.length = 0
    const calls = Array.from({ length: 6 }, async () => String(await Promise.resolve(call(null)).catch((error: unknown) => error)))
    await expect.poll(() => printed.join('').match(/began/g)?.length).toBe(4)
    await close()
    const refused = 'Runtime.ExitError: the function "F" is not called any more: its threads have ended'
    expect((await Promise.all(calls)).map((told) => told === refused)).toEqual([false, false, false, false, true, true])
    await expect(call(null)).rejects.toThrow('is not called any more')
    expect(printed.join('').match(/began/g)).toHaveLength(4)
  })

  it('that dies between two calls begins anew, and its death is told', async () => {
    const { call } = poolOf(`export const handler = async (fatal: boolean) => { if (fatal) setTimeout(() => { throw new Error('later') }, 0); return 'fine' }`)
    expect(await call(true)).toBe('fine')
    await expect.poll(() => printed.join('')).toContain('F: Error: later')
    expect(await call(false)).toBe('fine')
  })
})
