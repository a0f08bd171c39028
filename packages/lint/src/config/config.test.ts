import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { beyondBaseline, makeBaseline } from './baseline.js'
import { findDefinitions } from './find-definitions.js'
import { lintFiles } from './lint-files.js'
import { findConfig, readConfig } from './read-config.js'
import { defaultSettings } from '../runner/settings.js'

const folder = mkdtempSync(join(tmpdir(), 'stepwright-lint-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, text: string): string => {
  const file = join(folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  return file
}

describe('readConfig', () => {
  const schema = new Ajv2020().compile(JSON.parse(readFileSync(new URL('../../../../schemas/stepwright-1.schema.json', import.meta.url), 'utf8')) as object)
  const rows: readonly (readonly [sentence: string, config: unknown, pointers: readonly string[]])[] = [
    ['nothing at all', {}, []],
    ['all options', { $schema: 'x', lint: { preset: 'strict', type: 'express', rules: { 'flow/unreachable-state': 'warning' }, ignore: [{ code: 'schema/unknown-field', files: 'old/**', reason: 'generated' }] } }, []],
    ['an unknown option', { lint: { presets: 'strict' } }, ['/lint/presets']],
    ['an unknown member beside lint', { lints: {} }, ['/lints']],
    ['an unknown preset', { lint: { preset: 'harsh' } }, ['/lint/preset']],
    ['an unknown severity', { lint: { rules: { 'flow/unreachable-state': 'fatal' } } }, ['/lint/rules/flow~1unreachable-state']],
    ['an entry without a reason', { lint: { ignore: [{ code: 'flow/unreachable-state' }] } }, ['/lint/ignore/0']],
    ['an entry without a code', { lint: { ignore: [{ reason: 'why' }] } }, ['/lint/ignore/0']],
    ['a list where an object belongs', { lint: [] }, ['/lint']],
  ]
  it.each(rows)('reads %s as its schema does', async (_sentence, config, pointers) => {
    const { value, diagnostics } = await readConfig(write('stepwright.json', JSON.stringify(config)))
    expect(diagnostics.map(({ location }) => location.pointer)).toEqual(pointers)
    expect(value === undefined).toBe(pointers.length > 0)
    expect(schema(config)).toBe(pointers.length === 0)
  })
  it('knows the codes, which its schema leaves open', async () => {
    const { diagnostics } = await readConfig(write('stepwright.json', JSON.stringify({ lint: { rules: { 'flow/unreachable-sate': 'off' } } })))
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([['syntax/malformed-config', 'use "flow/unreachable-state"']])
  })
  it('reads YAML', async () => {
    const { value } = await readConfig(write('stepwright.yaml', 'lint:\n  preset: strict\n'))
    expect(value?.preset).toBe('strict')
  })
  it('is found from below', () => {
    const file = write('deep/stepwright.json', '{}')
    mkdirSync(join(folder, 'deep/er/est'), { recursive: true })
    expect(findConfig(join(folder, 'deep/er/est'))).toBe(file)
  })
})

describe('findDefinitions', () => {
  it('takes named files whatever they are called, folders and globs by their endings', () => {
    const [a, b, c] = [write('f/a.asl.json', ''), write('f/g/b.asl.yml', ''), write('f/g/c.txt', '')]
    write('f/node_modules/d.asl.json', '')
    expect(findDefinitions(['f', 'f/g/c.txt', '-'], folder)).toEqual({ files: ['-', a, b, c], unmatched: [], empty: [] })
    expect(findDefinitions(['f/**/*.yml', 'f/*.none', 'x'], folder)).toEqual({ files: [b], unmatched: ['f/*.none', 'x'], empty: [] })
  })
})

describe('lintFiles', () => {
  it('writes what it fixes, and goes on after a file that cannot be read', async () => {
    const inner = { StartAt: 'A', States: { A: { Type: 'Succeed' } } }
    const file = write('fix.asl.json', JSON.stringify({ StartAt: 'M', States: { M: { Type: 'Map', Iterator: inner, End: true } } }))
    const settings = { ...defaultSettings, rules: { 'schema/deprecated-field': 'warning' as const } }
    const { fixed, diagnostics, failures } = await lintFiles({ files: [join(folder, 'gone.json'), file], settings, fix: 'safe' })
    expect([fixed, diagnostics, failures.map(({ code }) => code)]).toEqual([1, [], ['syntax/unreadable-file']])
    expect(readFileSync(file, 'utf8')).toContain('"ItemProcessor":{"StartAt"')
  })
})

describe('a baseline', () => {
  const bad = (name: string): string => JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed', [name]: 1, y: 2 } } })
  const nameOf = (file: string): string => file.slice(folder.length + 1)
  it('hides what it knows, shows what is new, and counts what is gone', async () => {
    const file = write('base.asl.json', bad('x'))
    const before = await lintFiles({ files: [file], settings: defaultSettings })
    const baseline = makeBaseline(before.diagnostics, nameOf)
    expect(baseline.files).toEqual({ 'base.asl.json': { 'schema/unknown-field /States/A/x': 1, 'schema/unknown-field /States/A/y': 1 } })
    write('base.asl.json', bad('z'))
    const after = await lintFiles({ files: [file], settings: defaultSettings })
    const { fresh, gone } = beyondBaseline(after.diagnostics, baseline, nameOf)
    expect([fresh.map(({ location }) => location.pointer), gone]).toEqual([['/States/A/z'], 1])
  })
})
