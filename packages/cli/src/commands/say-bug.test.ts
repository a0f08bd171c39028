import { afterEach, expect, it, vi } from 'vitest'
import { plainStyle } from '../terminal/style.js'
import { sayBug } from './say-bug.js'

afterEach(() => vi.unstubAllEnvs())

function said(thrown: unknown): readonly [code: number, lines: readonly string[]] {
  let text = ''
  const code = sayBug({ write: (more) => void (text += more), style: plainStyle, columns: 80 }, thrown)
  return [code, text.trimEnd().split('\n')]
}

it.each([
  ['an error', new TypeError('x is not a function'), 'x is not a function'],
  ['a broken invariant, without saying twice that it is a bug', new Error('bug in Stepwright, please report it: scope closed twice'), 'your code: scope closed twice;'],
  ['a message of several lines', new Error('first\nsecond'), 'first;'],
  ['a value that is no error', 'text', 'text'],
])('%s is one sentence that asks to report it', (_name, thrown, part) => {
  const [code, lines] = said(thrown)
  expect([code, lines.length]).toEqual([2, 1])
  expect(lines[0]).toContain(part)
  expect(lines[0]).toContain('please report it')
})

it('shows the stack to those who ask for it', () => {
  vi.stubEnv('STEPWRIGHT_DEBUG', '1')
  expect(said(new Error('x'))[1].some((line) => line.includes('say-bug.test.ts'))).toBe(true)
})
