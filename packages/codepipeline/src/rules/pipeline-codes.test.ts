import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pipelineCodes } from './pipeline-codes.js'

const source = join(import.meta.dirname, '..')

it('are those that the source gives, sorted', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.includes('.test'))
  const given = files.flatMap((file) => readFileSync(join(source, file), 'utf8').match(/(?<=')pipeline\/[a-z\d-]+(?=')/g) ?? [])
  expect(pipelineCodes.map(({ code }) => code)).toEqual([...new Set(given)].sort())
})
