import { fileURLToPath } from 'node:url'
import { createServer, type Plugin, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stepwright } from './vite.js'

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url))

describe('the plugin', () => {
  let server: ViteDevServer

  beforeAll(async () => {
    const plugins: Plugin[] = [stepwright()]
    server = await createServer({ root: fixtures, configFile: false, logLevel: 'silent', plugins, server: { middlewareMode: true, ws: false }, optimizeDeps: { noDiscovery: true } })
  })
  afterAll(() => server.close())

  test('lets a module runner load a workflow with its trees and places', async () => {
    const { greet } = (await server.ssrLoadModule('/vite/greet.workflow.ts')) as { greet: { '~compile'(): { value: unknown; diagnostics: readonly unknown[] } } }
    const { value, diagnostics } = greet['~compile']()
    expect(diagnostics).toEqual([])
    expect(JSON.stringify(value)).toContain('\'hello \'')
  })

  test('leaves files alone that have nothing to do with Stepwright', async () => {
    const result = await server.transformRequest('/loading/sum.ts', { ssr: true })
    expect(result?.code).not.toContain('$at')
  })

  test('throws what is wrong with a file, with its place', async () => {
    const failure: unknown = await server.transformRequest('/breakages/operator-outside-arrow.workflow.ts', { ssr: true }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ message: expect.stringContaining('error[build/operator-on-reference]: "===" is used on "input.service"'), loc: { line: 4, column: 6 } })
  })
})
