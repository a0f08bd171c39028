import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { loadYaml, readText, type Edit } from '@stepwright/asl'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeFor, editText } from './edit-text.js'
import { fixText } from './fix-text.js'
import { makeLinter } from './make-linter.js'
import { codes } from '../rules/codes.js'
import { examplesOf } from '../rules/examples-of.js'
import { defaultSettings } from './settings.js'

const linter = makeLinter({ ...defaultSettings, preset: 'strict' })
const fix = (text: string, file = 'a.asl.json') => fixText(text, { file }, { linter, kind: 'review' })

describe('fixText', () => {
  it('renames a key and leaves the rest of the text as it is', async () => {
    const text = `{ "StartAt" : "M",\n\t"States": {"M": { "Type":"Map","Iterator" : {"StartAt":"A", "States":{"A":{"Type":"Succeed"}}},   "End":true}}\n}\n`
    expect((await fix(text)).text).toBe(text.replace('"Iterator"', '"ItemProcessor"'))
  })

  it('replaces a value in YAML, and keeps its comments', async () => {
    const text = 'StartAt: A # first\nStates:\n  A:\n    Type: Task\n    Resource: arn:aws:states:::aws-sdk:s3:ListBuckets # all\n    End: true\n'
    const { text: fixed } = await fixText(text, { file: 'a.asl.yaml' }, { linter, kind: 'safe', syntax: await loadYaml() })
    expect(fixed).toBe(text.replace('arn:aws:states:::aws-sdk:s3:ListBuckets', '"arn:aws:states:::aws-sdk:s3:listBuckets"'))
  })

  it('removes a member with its comma, first, last or alone', async () => {
    const task = (members: string) => `{"StartAt":"A","States":{"A":${members}}}`
    const [type, resource, end] = ['"Type": "Task"', '"Resource": "arn:aws:states:eu-west-1:123456789012:activity:a"', '"End": true']
    const credentials = '"Credentials": { "RoleArn": "r" }'
    for (const members of [[credentials, type, resource, end], [type, resource, credentials, end], [type, resource, end, credentials]]) {
      const { text, fixed } = await fix(task(`{ ${members.join(', ')} }`))
      expect([text, fixed]).toEqual([task(`{ ${members.filter((member) => member !== credentials).join(', ')} }`), 1])
    }
  })

  it('removes a member of YAML with its lines, and keeps comments', async () => {
    const text = 'StartAt: A\nStates:\n  A:\n    Type: Task # by hand\n    Credentials:\n      RoleArn: r # of another account\n    # who works\n    Resource: arn:aws:states:eu-west-1:123456789012:activity:a\n    End: true\n'
    const { text: fixed } = await fixText(text, { file: 'a.asl.yaml' }, { linter, kind: 'safe', syntax: await loadYaml() })
    expect(fixed).toBe(text.replace('    Credentials:\n      RoleArn: r # of another account\n', ''))
  })

  it('removes and adds members of YAML wherever they stand', async () => {
    const syntax = await loadYaml()
    const change = (text: string, edit: Edit) => {
      const { source, value } = readText(text, { file: 'a.yaml', syntax })
      const found = changeFor(edit, source, value)
      return found === undefined ? undefined : editText(text, [found])
    }
    expect(change('a: 1\nb:\n  c: |\n    text\n    more\n', { pointer: '/b', remove: true })).toBe('a: 1\n')
    expect(change('a: 1\nb: { c: 1, d: 2 }\n', { pointer: '/b/c', remove: true })).toBe('a: 1\nb: { d: 2 }\n')
    expect(change('- a: 1\n  b: 2\n', { pointer: '/0/b', remove: true })).toBe('- a: 1\n')
    expect(change('- a: 1\n  b: 2\n', { pointer: '/0/a', remove: true })).toBeUndefined()
    expect(change('b:\n  c: 1\n', { pointer: '/b/c', remove: true })).toBeUndefined()
    expect(change('a:\n  b: 1 # one\nc: 2', { pointer: '/a/d', value: [1] })).toBe('a:\n  b: 1 # one\n  d: [1]\nc: 2')
    expect(change('- a: 1\n', { pointer: '/0/b', value: 'x' })).toBe('- a: 1\n  b: "x"\n')
    expect(change('a: {}\n', { pointer: '/a/b', value: true })).toBe('a: { "b": true}\n')
  })

  it('leaves fixes to review alone when only safe ones are asked for', async () => {
    const text = '{"StartAt":"Shp","States":{"Ship":{"Type":"Succeed"}}}'
    expect(await fixText(text, { file: 'a.asl.json' }, { linter, kind: 'safe' })).toMatchObject({ text, fixed: 0 })
    expect((await fix(text)).text).toBe(text.replace('Shp', 'Ship'))
  })

  it('stops where nothing gets better', async () => {
    const text = '{"StartAt":"A","States":{"A":{"Type":"Pas"}}}'
    expect(await fix(text)).toMatchObject({ text, fixed: 0 })
  })
})

const corpus = new URL('../../../../../shared/corpus/invalid/', import.meta.url)
const isHere = existsSync(corpus)

describe('every fix', () => {
  it.skipIf(!isHere)(`of the corpus removes its diagnostic, and adds none${isHere ? '' : ' (skipped: ../shared is not here)'}`, async () => {
    let seen = 0
    for (const file of readdirSync(corpus).filter((name) => name !== 'index.json')) seen += await checkFixes(readFileSync(new URL(encodeURI(file), corpus), 'utf8'), { file })
    expect(seen).toBeGreaterThan(20)
  })

  it('of the wrong examples removes its diagnostic, and adds none', async () => {
    let seen = 0
    for (const { text, file, type } of codes.flatMap(({ code }) => wrongOf(code))) seen += await checkFixes(text, { file, type })
    expect(seen).toBeGreaterThan(3)
  })

  it('of any machine removes its diagnostic, and adds none, however the text is written', async () => {
    await fc.assert(fc.asyncProperty(machines, fc.constantFrom<string | number>(0, 1, 2, 4, '\t'), async (machine, indent) => {
      await checkFixes(JSON.stringify(machine, undefined, indent), { file: 'a.asl.json' })
    }), { numRuns: 60 })
  })
})

/** Applies each fix by itself, and yields how many there were. */
async function checkFixes(text: string, facts: { readonly file: string; readonly type?: 'STANDARD' | 'EXPRESS' }): Promise<number> {
  if (!facts.file.endsWith('json')) return 0
  const before = await linter.lint(text, facts)
  const document: unknown = before.diagnostics.some(({ fixes }) => fixes.length > 0) ? JSON.parse(text) : undefined
  let seen = 0
  for (const one of before.diagnostics) {
    for (const { edits, title } of one.fixes) {
      const changes = edits.map((edit) => changeFor(edit, before.source, document)).filter((change) => change !== undefined)
      const after = await linter.lint(editText(text, changes), facts)
      const left = before.diagnostics.map(({ code }) => code)
      left.splice(left.indexOf(one.code), 1)
      for (const { code } of after.diagnostics) {
        expect(left, `${title} of ${one.code} adds ${code} to ${text}`).toContain(code)
        left.splice(left.indexOf(code), 1)
      }
      seen += 1
    }
  }
  return seen
}

function wrongOf(code: string): readonly ReturnType<typeof examplesOf>[number][] {
  return examplesOf(readFileSync(new URL(`../rules/${code}.md`, import.meta.url), 'utf8')).filter(({ kind }) => kind === 'wrong')
}

const leaf = fc.constantFrom('$.a', '$$.Execution.Id', 'text', '{% $states.input %}', 'States.UUID()', '')
const template = fc.dictionary(fc.constantFrom('a', 'a.$', 'b', 'c.$', 'd'), leaf, { maxKeys: 3 })
const inner = { StartAt: 'I', States: { I: { Type: 'Succeed' } } }
const states = fc.oneof(
  fc.record({ Type: fc.constant('Pass'), Parameters: template, End: fc.constant(true) }),
  fc.record({ Type: fc.constant('Pass'), Result: template, End: fc.constant(true) }),
  fc.record({ Type: fc.constant('Task'), Resource: fc.constantFrom('arn:aws:states:::aws-sdk:S3:GetObject', 'arn:aws:states:eu-west-1:123456789012:activity:a', 'arn:aws:states:::sqs:sendMessage'), Credentials: fc.constant({ RoleArn: 'r' }), Parameters: template, End: fc.constant(true) }),
  fc.record({ Type: fc.constant('Map'), Parameters: template, End: fc.constant(true) }).map((map) => ({ ...map, Iterator: inner })),
)
const machines = fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'a/b', 'c~d', '0'), states), { minLength: 1, maxLength: 4, selector: ([name]) => name })
  .map((entries) => ({ StartAt: entries[0]?.[0], States: Object.fromEntries(entries) }))
