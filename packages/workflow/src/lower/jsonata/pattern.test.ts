import { expect, it } from 'vitest'
import { readPattern, readReplacement } from './pattern.js'

const read = (pattern: RegExp) => readPattern(pattern.source, pattern.flags)

it.each([
  [/a+/, '/a+/'],
  [/^v(\d+)\.(\d+)$/i, '/^v(\\d+)\\.(\\d+)$/i'],
  [/(?:a|bc)d{2,3}?/gm, '/(?:a|bc)d{2,3}?/m'],
  // JSONata looks for the end by counting brackets, and at every slash
  [/[^/(\]]x/, '/[^\\/\\(\\]]x/'],
  [/a\/b/, '/a\\/b/'],
  [/\bword\b/, '/\\bword\\b/'],
])('%s is %s', (pattern, text) => expect(read(pattern)).toMatchObject({ text }))

it.each([
  [/a*/, 'may match an empty text'],
  [/^$/, 'may match an empty text'],
  [/(a|)/, 'may match an empty text'],
  [/\b/, 'may match an empty text'],
  [/a{0,3}/, 'may match an empty text'],
  [/(?=a)b/, 'looks around, or names a group'],
  [/(?<year>\d)/, 'looks around, or names a group'],
  [/(a)\1/, 'has "\\1"'],
  [/\u0041/, 'has "\\u"'],
  [/a/u, 'has the flag "u"'],
  [/a\\b/, 'has "\\\\", behind which JSONata does not see the end of a pattern'],
  [/[a&&b]/, 'has "&&" in a class, which Java reads otherwise'],
  [/a{,3}/, 'has "{" where none belongs'],
])('%s cannot be said: it %s', (pattern, problem) => expect(read(pattern)).toMatchObject({ problem }))

it.each([
  [/(a)(b)/, 2, false],
  [/(a)?b/, 1, true],
  [/(?:x(a)|b)/, 1, true],
  [/(?:(a))*b/, 1, true],
  [/(a|b)/, 1, false],
])('%s has %i groups, that may take no part: %s', (pattern, groups, skipsGroups) => expect(read(pattern)).toMatchObject({ groups, skipsGroups }))

it.each([
  ['-', '-'],
  ['$2$1', '$2$1'],
  ['<$&>', '<$0>'],
  ['$$1', '$$1'],
  ['$3', undefined],
  ['$1$&0', undefined],
  ['$12', undefined],
  ['$x', undefined],
])('%s becomes %s', (text, made) => {
  const pattern = read(/(a)(b)/)
  expect('text' in pattern && readReplacement(text, pattern)).toBe(made)
})
