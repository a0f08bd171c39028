import { describe, expect, it } from 'vitest'
import { lineColumnAt } from '../source/line-column.js'
import type { Pointer } from '../source/pointer.js'
import { spanAt } from '../source/span-at.js'
import { loadYaml } from '../source/yaml.js'
import { locate } from './locate.js'
import { readText } from './read-text.js'
import { diagnostic } from '../diagnostics/diagnostic.js'

const read = (text: string) => readText(text, { file: 'a.asl.json' })
const text = '{\r\n  "StartAt": "A",\r\n  "States": { "A": { "Type": "Pass" }, "b/c": [1, 2] }\r\n}'

describe('readText', () => {
  it.each<[string, string, string, string | undefined]>([
    ['no text', '', 'syntax/empty-text', 'MISSING_DESCRIPTION'],
    ['blanks', ' \n', 'syntax/empty-text', 'SCHEMA_VALIDATION_FAILED'],
    ['a comment', '{} // c', 'syntax/comment-in-json', 'INVALID_JSON_DESCRIPTION'],
    ['a key that stands twice', '{"a":1,"a":1}', 'syntax/duplicate-key', 'INVALID_JSON_DESCRIPTION'],
    ['a comma too many', '{"a":1,}', 'syntax/not-json', 'INVALID_JSON_DESCRIPTION'],
    ['too many levels', '['.repeat(3000), 'syntax/excessive-depth', 'TOO_DEEPLY_NESTED'],
  ])('tells of %s, with the code of AWS', (_name, wrong, code, aws) => {
    expect(read(wrong).diagnostics.map((found) => [found.code, found.aws])).toEqual([[code, aws]])
  })

  it('says where a key stood first', () => {
    const [found] = read('{\n"a":1,\n"a":2}').diagnostics
    expect(found).toMatchObject({ location: { pointer: '/a', anchor: 'key', span: { start: 9, end: 12 } }, related: [{ location: { span: { start: 2, end: 5 } } }] })
  })

  it('does not see a byte order mark', () => {
    expect(read('\uFEFF{"a":1}')).toMatchObject({ value: { a: 1 }, diagnostics: [], source: { text: '{"a":1}' } })
  })

  it('says what it cannot read as YAML', async () => {
    const { diagnostics, value } = readText('a: [', { file: 'a.yaml', syntax: await loadYaml() })
    expect([value, diagnostics.map(({ code }) => code)]).toEqual([undefined, ['syntax/not-yaml']])
  })
})

describe('a place in a text', () => {
  const { source } = read(text)
  const at = (pointer: Pointer, anchor: 'key' | 'value'): string => {
    const { start, end } = spanAt(source, pointer, anchor)
    return text.slice(start, end)
  }

  it('is that of a key or a value', () => {
    expect(at('/States/A', 'key')).toBe('"A"')
    expect(at('/States/A', 'value')).toBe('{ "Type": "Pass" }')
    expect(at('/States/b~1c/1', 'value')).toBe('2')
    expect(at('/States/b~1c/1', 'key')).toBe('2')
    expect(at('', 'value')).toBe(text)
  })

  it('is the nearest one for what is not there', () => {
    expect(at('/States/A/Next', 'value')).toBe('{ "Type": "Pass" }')
  })

  it('is found in a text that is no JSON', () => {
    expect(spanAt(read('{a: 1, b: [2,]').source, '/b/0', 'value')).toEqual({ start: 11, end: 12 })
  })

  it('has a line and a column, whatever ends the lines', () => {
    expect(lineColumnAt(source, spanAt(source, '/States/A', 'key').start)).toEqual({ line: 3, column: 15 })
    expect(lineColumnAt(read('{\n\n"a"\r:1}').source, 8)).toEqual({ line: 4, column: 2 })
    expect(lineColumnAt(source, 0)).toEqual({ line: 1, column: 1 })
  })

  it('is put into diagnostics of this text only', () => {
    const found = (file: string) => diagnostic({ code: 'flow/x', message: 'm', location: { source: file, pointer: '/StartAt', anchor: 'value' } })
    const spans = locate([found('a.asl.json'), found('b')], source).map(({ location }) => location.span)
    expect(spans).toEqual([spanAt(source, '/StartAt', 'value'), undefined])
  })
})
