import { beforeAll, describe, expect, it } from 'vitest'
import type { Syntax } from './syntax.js'
import { isYamlFile, loadTaggedYaml, loadYaml, loadYamlPrinter } from './yaml.js'

let yaml: Syntax
beforeAll(async () => {
  yaml = await loadYaml()
})

const kinds = (text: string): string[] => yaml.parse(text).problems.map(({ kind, pointer }) => `${kind} ${pointer}`)

it('prints documents that read back as they were, words of YAML 1.1 in quotes', async () => {
  const print = await loadYamlPrinter()
  const shared = { a: ['yes', 'on', '012', '1e3', '2020-01-01', '~', '', ' x ', '!Ref x', 'a: b', '# c', '{% 1 %}', 'é\u007f\u2028😀'] }
  const document = { Yes: 1, one: shared, two: shared, long: `${'word '.repeat(60)}\nand\n\nmore`, none: null, empty: [{}, []], numbers: [0, -0.5, 1e6] }
  expect(yaml.parse(print(document)).value).toEqual(document)
  expect(print({ on: 'yes', a: 1 })).toBe("'on': 'yes'\na: 1\n")
})

describe('YAML', () => {
  it('keeps words of YAML 1.1 and numbers as the keys they are', () => {
    expect(yaml.parse('Yes: no\nOn: off\n404: y\n__proto__: ~')).toMatchObject({ value: { Yes: 'no', On: 'off', 404: 'y' }, problems: [] })
  })

  it('merges, and reads strings over several lines', () => {
    const text = 'a: &a {x: 1}\nb: {<<: *a, y: 2}\nd: {<<: [{x: 0}, *a, {z: 3}], y: 4}\nc: |\n  {% (\n    1\n  ) %}\n'
    expect(yaml.parse(text).value).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 }, d: { x: 0, y: 4, z: 3 }, c: '{% (\n  1\n) %}\n' })
  })

  it.each<[string, string, string[]]>([
    ['a key that stands twice', 'a:\n  b: 1\n  b: 2', ['duplicate-key /a/b']],
    ['nothing', '# only words\n', ['empty ']],
    ['a bracket that is not closed', 'a: [1', ['unreadable-yaml ']],
    ['a second document', 'a: 1\n---\nb: 2', ['unreadable-yaml ']],
    ['an alias of nothing', 'a: *b', ['unreadable-yaml ']],
    ['brackets without end', '['.repeat(100_000), ['too-deep ']],
    ['lists without end', '- '.repeat(30_000), ['too-deep ']],
  ])('tells of %s', (_name, text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  it('refuses aliases that multiply', () => {
    const letters = [...'abcdefghij']
    const bomb = letters.map((name, index) => `${name}: &${name} [${Array(9).fill(index === 0 ? 'x' : `*${letters[index - 1]}`).join(',')}]`).join('\n')
    expect(kinds(bomb)).toEqual(['too-many-aliases '])
  })

  it('takes an alias as often as it stands, and refuses levels that aliases make', () => {
    const often = `r: &r {a: 1}\ns: [${Array(5000).fill('*r').join(', ')}]`
    expect(kinds(often)).toEqual([])
    const levels = (count: number, inner: string): string => `${'['.repeat(count)}${inner}${']'.repeat(count)}`
    expect(kinds(`a: &a ${levels(900, 'x')}\nb: &b ${levels(900, '*a')}\nc: ${levels(900, '*b')}`)).toEqual(['too-deep '])
    expect(['a: &a [*a]', 'a: &a 1\nb: &a [*a]'].map(kinds)).toEqual([['unreadable-yaml '], ['unreadable-yaml ']])
    const merges = `a: &a {${Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join(', ')}}\nb: [${Array(5000).fill('{<<: *a}').join(', ')}]`
    expect(kinds(merges)).toEqual(['too-many-aliases '])
  })

  it('finds keys and values, through aliases and merges', () => {
    const text = 'a: &a\n  x: 1\nb: *a\nc:\n  <<: *a\n  y: [5, 6]\n'
    const { find } = yaml.parse(text)
    const at = (pointer: `/${string}`): string => {
      const { key, value } = find(pointer)
      return `${key === undefined ? '' : text.slice(key.start, key.end)}=${text.slice(value.start, value.end)}`
    }
    expect([at('/b'), at('/b/x'), at('/c/x'), at('/c/y/1')]).toEqual(['b=*a', 'x=1', 'x=1', '=6'])
  })

  it('goes by the name of the file', () => {
    expect(['a.asl.yaml', 'A.YML', 'a.json', 'yaml'].map(isYamlFile)).toEqual([true, true, false, false])
  })
})

it('keeps the tags of CloudFormation when asked, and their places', async () => {
  const text = 'A: !Sub "${B}"\nC: !GetAtt [D, E]\nF: !!str 1\n'
  const { value, find } = (await loadTaggedYaml()).parse(text)
  expect(value).toEqual({ A: { '!Sub': '${B}' }, C: { '!GetAtt': ['D', 'E'] }, F: '1' })
  expect(find('/C/!GetAtt/1').value).toEqual({ start: text.indexOf('E]'), end: text.indexOf('E]') + 1 })
  expect((await loadYaml()).parse(text).value).toEqual({ A: '${B}', C: ['D', 'E'], F: '1' })
})
