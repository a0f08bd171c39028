import { expect, it } from 'vitest'
import { remembered } from './remembered.js'

it('reads a text once, also one of which nothing is made', () => {
  const texts: string[] = []
  const read = remembered((text) => void texts.push(text))
  for (const text of ['a', 'b', 'a']) read(text)
  expect(texts).toEqual(['a', 'b'])
})

it('forgets when it is full, and keeps no long texts', () => {
  const texts: string[] = []
  const read = remembered((text) => texts.push(text), 2)
  const long = 'x'.repeat(2000)
  for (const text of [long, long, 'a', 'b', 'a', 'c', 'a']) read(text)
  expect(texts).toEqual([long, long, 'a', 'b', 'c', 'a'])
})
