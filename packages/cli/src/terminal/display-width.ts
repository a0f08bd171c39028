/** How many columns `text` takes on a terminal: none for a mark on the character before, two for wide characters. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

/** `text` as it is shown: tabs up to the next tab stop, and control characters as pictures, so that they do nothing. */
export function displayText(text: string, startColumn = 0): string {
  let shown = ''
  for (const character of text) {
    shown += character === '\t' ? ' '.repeat(tabStop - ((startColumn + displayWidth(shown)) % tabStop)) : visible(character)
  }
  return shown
}

/** `text` in at most `width` columns, its end cut where it is longer. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let cut = ''
  for (const character of text) {
    if (displayWidth(cut) + widthOf(character) > width - 1) break
    cut += character
  }
  return `${cut.trimEnd()}…`
}

/** `text` filled with blanks up to `width` columns. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

const tabStop = 4

function widthOf(character: string): number {
  if (/^[\u0020-\u007e]$/.test(character)) return 1
  if (noWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

const noWidth = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]$/u

/** Scripts and blocks that are wide in practice. @see https://www.unicode.org/reports/tr11/ */
const wide = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u

/** U+0000 to U+001F have pictures at U+2400. Other controls, and those that turn the direction of writing, do not. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return /^[\u0080-\u009f\u202a-\u202e\u2066-\u2069]$/.test(character) ? '\ufffd' : character
}
