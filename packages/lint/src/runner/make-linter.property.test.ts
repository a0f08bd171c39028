import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes } from '../rules/codes.js'
import { examplesOf } from '../rules/examples-of.js'
import { makeLinter } from './make-linter.js'
import { defaultSettings } from './settings.js'

const linter = makeLinter({ ...defaultSettings, preset: 'strict' })
const examples = codes.flatMap(({ code }) => examplesOf(readFileSync(new URL(`../rules/${code}.md`, import.meta.url), 'utf8')))
const seed = { numRuns: 400 }

/** Lints, and yields how often something was said of a place that is not in the text. */
async function misplaced(text: string, file: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<number> {
  const { diagnostics, source } = await linter.lint(text, { file, type })
  // the parser of YAML may point behind the end, where it missed something
  const end = source.text.length + (source.syntax === 'yaml' ? 1 : 0)
  return diagnostics.filter(({ location: { span } }) => span === undefined || span.start < 0 || span.end > end || span.start > span.end).length
}

describe('linting never throws, and points into the text', () => {
  it('for any text', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), fc.constantFrom('a.json', 'a.yaml'), async (text, file) => {
      expect(await misplaced(text, file)).toBe(0)
    }), seed)
  })

  it('for an example in which something was cut out, put in or doubled', async () => {
    const edit = fc.record({ at: fc.nat(), length: fc.nat(12), text: fc.oneof(fc.constantFrom('"', '{', '}', '[', ']', ':', ',', '{%', '%}', '$', '$.', 'null', '0', '-1', '1e999', '""', '.$', 'States.', '${x}', '&a', '*a', '#', '\n'), fc.string({ maxLength: 4 })) })
    await fc.assert(fc.asyncProperty(fc.constantFrom(...examples), fc.array(edit, { minLength: 1, maxLength: 3 }), async ({ text, file, type }, edits) => {
      const changed = edits.reduce((result, { at, length, text: added }) => {
        const start = at % (result.length + 1)
        return result.slice(0, start) + added + result.slice(start + length)
      }, text)
      expect(await misplaced(changed, file, type)).toBe(0)
    }), { numRuns: 1500 })
  })

  it('for a machine with any value anywhere', async () => {
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('$', '$$', '$states', '{% $ %}', '{%%}', '{% $states.input.(a) %}', 'States.Format(', '__proto__', 'constructor', 'toString'))
    await fc.assert(fc.asyncProperty(fc.constantFrom(...examples.filter(({ file }) => file.endsWith('json'))), fc.nat(), odd, async ({ text, type }, place, value) => {
      const document = parse(text)
      if (document === undefined) return
      const places = placesIn(document)
      const [owner, key] = places[place % places.length] ?? []
      if (owner !== undefined && key !== undefined) owner[key] = value
      expect(await misplaced(JSON.stringify(document), 'a.json', type)).toBe(0)
    }), { numRuns: 1500 })
  })
})

type Members = Record<string, unknown>

function parse(text: string): Members | undefined {
  try {
    return JSON.parse(text) as Members
  } catch {
    return undefined
  }
}

function placesIn(value: Members): readonly (readonly [owner: Members, key: string])[] {
  return Object.entries(value).flatMap(([key, member]) => [[value, key] as const, ...(typeof member === 'object' && member !== null ? placesIn(member as Members) : [])])
}
