import { describe, expect, it } from 'vitest'
import { cutToWidth, displayText, displayWidth } from './display-width.js'

describe('displayWidth', () => {
  it.each([
    ['plain letters take one column each', 'abc', 3],
    ['Chinese characters take two', '注文', 4],
    ['an emoji takes two', '🚀', 2],
    ['a combining accent takes none', 'e\u0301', 1],
    ['a joiner takes none', 'a\u200db', 2],
  ])('%s', (_name, text, width) => expect(displayWidth(text)).toBe(width))
})

describe('displayText', () => {
  it.each([
    ['a tab goes to the next tab stop', 'a\tb', 0, 'a   b'],
    ['a tab counts from where the text begins', '\tb', 3, ' b'],
    ['a wide character before a tab counts twice', '注\tb', 0, '注  b'],
    ['an escape sequence does nothing', '\u001b[31mred', 0, '␛[31mred'],
    ['a mark that turns the direction of writing is replaced', 'a\u202eb', 0, 'a\ufffdb'],
  ])('%s', (_name, text, column, shown) => expect(displayText(text, column)).toBe(shown))
})

describe('cutToWidth', () => {
  it.each([
    ['short text stays', 'abc', 3, 'abc'],
    ['long text ends with dots', 'abcdef', 4, 'abc…'],
    ['a wide character is not halved', '注文書', 4, '注…'],
  ])('%s', (_name, text, width, cut) => expect(cutToWidth(text, width)).toBe(cut))
})
