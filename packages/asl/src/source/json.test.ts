import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { json } from './json.js'
import { scanJson } from './scan-json.js'

/** The value, and each problem with the text it is about. */
function read(text: string): [unknown, ...string[]] {
  const { value, problems } = json.parse(text)
  return [value, ...problems.map(({ kind, span, pointer }) => `${kind} ${text.slice(span.start, span.end)} ${pointer}`)]
}

describe('JSON', () => {
  it.each<[string, string, [unknown, ...string[]]]>([
    ['sound JSON', '{"a":[1,{"b":null}]}', [{ a: [1, { b: null }] }]],
    ['a key that stands twice', '{"x":[{"a":1,"a":2}]}', [{ x: [{ a: 2 }] }, 'duplicate-key "a" /x/0/a']],
    ['a key that stands twice, written in two ways', '{"a":1,"\\u0061":2}', [{ a: 2 }, 'duplicate-key "\\u0061" /a']],
    ['a colon in a string, which is no key', '{"a":"x:y","b":":"}', [{ a: 'x:y', b: ':' }]],
    ['a comment', '{"a":1 /* one */}', [{ a: 1 }, 'comment /* one */ /a']],
    ['a comment to the end of the line', '{// first\r\n"a":1}', [{ a: 1 }, 'comment // first\r ']],
    ['two slashes in a string', '{"a":"http://b"}', [{ a: 'http://b' }]],
    ['a trailing comma', '[1,]', [[1], 'trailing-comma , /1']],
    ['a placeholder without quotes', '{"a":${Timeout},"b":${AWS::Region}}', [{ a: '${Timeout}', b: '${AWS::Region}' }]],
    ['a missing comma', '{"a":1 "b":2}', [{ a: 1, b: 2 }, 'missing-comma " /a']],
    ['a missing colon', '{"a" 1}', [{ a: 1 }, 'missing-colon 1 /a']],
    ['a missing value', '{"a":1,"b"}', [{ a: 1 }, 'missing-value } /b']],
    ['single quotes', "{'a':'b'}", [{ a: 'b' }, "single-quotes 'a' ", "single-quotes 'b' /a"]],
    ['a key without quotes', '{a:1}', [{ a: 1 }, 'bare-word a ']],
    ['a number that JSON does not know', '[01]', [[1], 'bare-word 01 /0']],
    ['an object that is not closed', '{"a":{"b":1}', [{ a: { b: 1 } }, 'unclosed { /a']],
    ['a string that is not closed', '{"a":"x\n}', [{ a: 'x' }, 'unclosed-string "x /a']],
    ['the wrong bracket', '[1}', [[1], 'unexpected } /1', 'unclosed [ /1']],
    ['an escape that does not exist', '["\\d"]', [['d'], 'bad-escape "\\d" /0']],
    ['a tab in a string', '["\t"]', [['\t'], 'control-character \t /0']],
    ['text after the end', '{} {}', [{}, 'text-after-end {} ']],
    ['nothing', '', [undefined, 'empty  ']],
  ])('reads %s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('keeps keys that mean something to objects', () => {
    const texts = ['{"__proto__":{"constructor":1}}', '{"__proto__":{"constructor":1},}']
    for (const text of texts) expect(JSON.stringify(json.parse(text).value)).toBe('{"__proto__":{"constructor":1}}')
  })

  it('refuses what is too deep, and gives up on noise', () => {
    expect(json.parse('['.repeat(100_000))).toMatchObject({ value: undefined, problems: [{ kind: 'too-deep' }] })
    expect(json.parse(`${'['.repeat(2001)}${']'.repeat(2001)}`).problems.map(({ kind }) => kind)).toEqual(['too-deep'])
    expect(json.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`).problems).toEqual([])
    expect(json.parse('@ '.repeat(1000))).toMatchObject({ problems: { length: 2 } })
    expect(json.parse(`[${'"a" '.repeat(1000)}]`)).toMatchObject({ value: undefined, problems: { length: 20 } })
  })

  it('reads all JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(scanJson(text)).toMatchObject({ problems: [] })
        expect(scanJson(text).value).toEqual(JSON.parse(text))
        expect(json.parse(text).problems).toEqual([])
      }),
    )
  })

  it('has a problem with all that JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]:,"\\/*1ea \n\u00a0') })), (text) => {
        const sound = ((): boolean => {
          try {
            JSON.parse(text)
            return true
          } catch {
            return false
          }
        })()
        const { problems } = scanJson(text)
        expect(problems.filter(({ kind }) => kind !== 'duplicate-key').length === 0).toBe(sound)
      }),
      { numRuns: 500 },
    )
  })
})
