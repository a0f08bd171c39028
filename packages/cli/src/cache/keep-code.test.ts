import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepCode } from './keep-code.js'

describe('where Node can keep code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-code-'))
  const own: unknown = Reflect.get(module, 'enableCompileCache')
  const enabled: unknown[] = []
  beforeEach(() => void Reflect.set(module, 'enableCompileCache', (given: unknown) => enabled.push(given)))
  afterEach(() => {
    Reflect.set(module, 'enableCompileCache', own)
    rmSync(folder, { recursive: true })
    enabled.length = 0
  })

  it('git passes over the folder before anything else is kept in it', () => {
    keepCode(join(folder, '.stepwright/cache/code'))
    expect(readFileSync(join(folder, '.stepwright/.gitignore'), 'utf8')).toBe('*\n')
    expect(enabled).toEqual([join(folder, '.stepwright/cache/code')])
  })

  it('folders of versions that wrote long ago are removed', () => {
    const code = join(folder, 'node_modules/.cache/stepwright/code')
    for (const [name, day] of [['v22.1', 1], ['v26.0', 5], ['v22.9', 3], ['v24.0', 4], ['v20.0', 2]] as const) {
      mkdirSync(join(code, name), { recursive: true })
      writeFileSync(join(code, name, 'one.cache'), '')
      utimesSync(join(code, name), day * 86_400, day * 86_400)
    }
    keepCode(code)
    expect(readdirSync(code).sort()).toEqual(['v22.9', 'v24.0', 'v26.0'])
    expect(existsSync(join(folder, 'node_modules/.gitignore'))).toBe(false)
  })

  it('it is no matter that nothing can be written', () => {
    mkdirSync(join(folder, 'node_modules'), { recursive: true })
    writeFileSync(join(folder, 'node_modules/.cache'), '')
    expect(() => keepCode(join(folder, 'node_modules/.cache/stepwright/code'))).not.toThrow()
  })
})
