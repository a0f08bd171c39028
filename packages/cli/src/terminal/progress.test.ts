import { expect, it } from 'vitest'
import { withProgress } from './progress.js'

const stream = (isTTY: boolean) => {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => void written.push(text) }
}

it('is said on a terminal, and taken back', async () => {
  const terminal = stream(true)
  expect(await withProgress('compiling', async () => terminal.written.join(), terminal)).toBe('compiling')
  expect(terminal.written).toEqual(['compiling', '\r\u001b[2K'])
})

it('is taken back when the work fails', async () => {
  const terminal = stream(true)
  await expect(withProgress('compiling', () => Promise.reject(new Error('x')), terminal)).rejects.toThrow('x')
  expect(terminal.written).toHaveLength(2)
})

it('is not said to a pipe', async () => {
  const pipe = stream(false)
  await withProgress('compiling', async () => {}, pipe)
  expect(pipe.written).toEqual([])
})
