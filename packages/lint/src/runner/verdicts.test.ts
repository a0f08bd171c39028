import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeLinter } from './make-linter.js'
import { defaultSettings } from './settings.js'

// Written by hand from the developer guide and the specification, beside the corpus: by a short name, the text of a definition.
const texts = (file: string) => Object.entries(JSON.parse(readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8')) as { readonly [name: string]: string })
const linter = makeLinter(defaultSettings)

async function errorsIn(text: string): Promise<readonly string[]> {
  const { diagnostics } = await linter.lint(text, { file: 'a.asl.json' })
  return diagnostics.flatMap(({ severity, code, location }) => (severity === 'error' ? [`${code} ${location.pointer}`] : []))
}

describe('definitions that look wrong and are not', () => {
  it.each(texts('deployable.json'))('%s has no error', async (_, text) => expect(await errorsIn(text)).toEqual([]))
})

describe('definitions that AWS refuses, or that cannot do what they say', () => {
  it.each(texts('refused.json'))('%s has an error', async (_, text) => expect(await errorsIn(text)).not.toEqual([]))
})
