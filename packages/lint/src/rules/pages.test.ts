import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeLinter } from '../runner/make-linter.js'
import { defaultSettings } from '../runner/settings.js'
import { codes } from './codes.js'
import { examplesOf } from './examples-of.js'
import { readingCodes } from './reading-codes.js'
import { rules } from './rules.js'

const folder = import.meta.dirname
const areas = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
const files = areas.flatMap((area) => readdirSync(join(folder, area)).map((file) => `${area}/${file}`))
const named = (ending: RegExp) => files.filter((file) => ending.test(file)).map((file) => file.replace(ending, '')).sort()
const ruleFiles = named(/(?<!\.test)\.ts$/)

describe('rules, pages and lists', () => {
  it('are the same: each file is a rule of the list, under its own code', () => {
    expect(rules.map(({ code }) => code)).toEqual(ruleFiles)
  })

  it('have a page for every code, and none without', () => {
    expect(named(/\.md$/)).toEqual(codes.map(({ code }) => code))
  })

  it('have a test for every rule', () => {
    expect(named(/\.test\.ts$/)).toEqual(ruleFiles)
  })

  it('are sorted, and no code stands twice', () => {
    const list = codes.map(({ code }) => code)
    expect(list).toEqual([...new Set(list)].sort())
    expect(readingCodes.map(({ code }) => code)).toEqual(readingCodes.map(({ code }) => code).toSorted())
  })
})

/** Codes that no example on a page can raise, and why. */
const unshown: { readonly [code: string]: string } = {
  'schema/excessive-depth': 'needs hundreds of levels',
  'data/excessive-literal': 'needs a quarter of a megabyte',
  'schema/excessive-size': 'needs a megabyte',
  'syntax/excessive-depth': 'needs thousands of levels',
  'syntax/malformed-config': 'is about another file',
  'syntax/undeclared-substitution': 'is about templates: hosts/find-hosted.test.ts',
  'syntax/unreadable-file': 'is about no text at all',
  'syntax/unused-substitution': 'is about templates: hosts/find-hosted.test.ts',
}

const headings = ['What it finds', 'Why it matters', 'Wrong', 'Right', 'When to silence it', 'Source']

describe.each(codes)('the page of $code', ({ code, summary, severity }) => {
  const path = join(folder, `${code}.md`)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const examples = examplesOf(text)

  it('has its code, its summary, and the headings', () => {
    expect(text.split('\n')[0]).toBe(`# ${basename(code)}`)
    expect(text).toContain(summary)
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(headings)
  })

  it('shows what is wrong and what is right', () => {
    expect([...new Set(examples.map(({ kind }) => kind))].sort()).toEqual(code in unshown ? ['right'] : ['right', 'wrong'])
  })

  it.each(examples)('tells the truth: the example on line $line is $kind', async ({ kind, text: example, file, type }) => {
    // matters of taste are silent on the pages of others
    const { diagnostics } = await makeLinter({ ...defaultSettings, rules: { [code]: severity } }).lint(example, { file, type })
    expect([...new Set(diagnostics.map((found) => `${found.severity} ${found.code}`))]).toEqual(kind === 'wrong' ? [`${severity} ${code}`] : [])
  })
})
