import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

it('docs/expressions.md is what the compiler writes now', () => {
  const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('write.mjs', import.meta.url)), '--check'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
