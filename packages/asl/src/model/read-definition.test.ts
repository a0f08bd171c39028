import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadYaml } from '../source/yaml.js'
import { readDefinition } from './read-definition.js'

describe('readDefinition', () => {
  it('names a definition after its file, and lists what is put in', () => {
    const text = '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":"${Pause}","Comment":"${AWS::Region} ${Who}","End":true}}}'
    const { value, diagnostics } = readDefinition(text, { file: 'jobs/nightly.asl.json' })
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      name: 'nightly',
      type: 'STANDARD',
      parameters: [{ name: 'AWS::Region', kind: 'string' }, { name: 'Pause', kind: 'number' }, { name: 'Who', kind: 'string' }],
    })
  })

  it.each([['a/b.asl.json', 'b'], ['b.ASL.YML', 'b'], ['b.jsonc', 'b'], [String.raw`c:\x\b.asl`, 'b'], ['b.v2.json', 'b.v2'], ['b', 'b']])('calls what is in %s "%s"', (file, name) => {
    expect(readDefinition('{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}', { file }).value?.name).toBe(name)
  })

  it('lists what is put in also of a definition that is frozen, and in copies of it', () => {
    const { value } = readDefinition('{"StartAt":"A","Comment":"${Who}","States":{"A":{"Type":"Succeed"}}}', { file: 'a.json' })
    const parameters = [{ name: 'Who', kind: 'string' }]
    expect(Object.freeze(value)?.parameters).toEqual(parameters)
    expect(value?.parameters).toBe(value?.parameters)
    expect({ ...value }.parameters).toEqual(parameters)
  })

  it('tells of the text and of the machine, each in its place', () => {
    const text = '{"StartAt":"A","States":{"A":{"Type":"Pass","Nxt":"B",}}}'
    const { value, diagnostics } = readDefinition(text, { file: 'f', name: 'n', type: 'EXPRESS' })
    expect(value).toMatchObject({ name: 'n', type: 'EXPRESS' })
    expect(diagnostics.map(({ code, location: { span } }) => [code, span && text.slice(span.start, span.end)])).toEqual([
      ['syntax/not-json', ','],
      ['schema/unknown-field', '"Nxt"'],
    ])
  })

  it('reads YAML, with states that are named like truths', async () => {
    const text = 'StartAt: Yes\nStates:\n  Yes: {Type: Pass, Next: No}\n  No: {Type: Succeed}\n  404: {Type: Fail, Eror: x}\n'
    const { value, diagnostics, source } = readDefinition(text, { file: 'a.yaml', syntax: await loadYaml() })
    expect(value?.machine.startAt).toBe('Yes')
    expect(value?.machine.states.map(({ name }) => name).sort()).toEqual(['404', 'No', 'Yes'])
    expect(diagnostics.map(({ code, location: { span } }) => [code, span && source.text.slice(span.start, span.end)])).toEqual([['schema/unknown-field', 'Eror']])
  })

  it('reads a large text with a problem in each state', () => {
    const state = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { 'Payload.$': '$', Text: 'x'.repeat(200) }, Nxt: 'S' }
    const text = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`S${index}`, state])) })
    expect(readDefinition(text, { file: 'f' }).diagnostics.length).toBe(3000)
    // 0.3 s here; a quadratic step would take minutes
  })

  it('reads 200 Parallels in one another', () => {
    const inner = (level: number): object => ({
      StartAt: `P${level}`,
      States: { [`P${level}`]: level === 0 ? { Type: 'Pass', End: true } : { Type: 'Parallel', Branches: [inner(level - 1)], End: true } },
    })
    const { value, diagnostics } = readDefinition(JSON.stringify(inner(200)), { file: 'f' })
    expect([value?.machine.startAt, diagnostics]).toEqual(['P200', []])
  })
})

const corpus = new URL('../../../../../shared/corpus/', import.meta.url)
const skipped = existsSync(corpus) ? '' : ' (skipped: ../shared is not here)'

describe.skipIf(skipped !== '')(`the corpus${skipped}`, () => {
  interface Entry {
    readonly file: string
    readonly expected?: string
    readonly testPlaceholders?: boolean
  }
  const list = (path: string): Entry[] => JSON.parse(readFileSync(new URL(path, corpus), 'utf8')) as Entry[]
  const codes = (path: string): string[] => readDefinition(readFileSync(new URL(encodeURI(path), corpus), 'utf8'), { file: path }).diagnostics.map(({ code, location }) => `${code} ${location.pointer}`)

  /** Its QueryLanguage stands among the states; a template of a test that expects AWS to refuse it; one that its test completes. */
  const refusedWithReason: readonly string[] = [
    'workflows-collection/shared-fallback-state-jsonata__statemachine__statemachine.asl.json',
    'localstack/assign__statemachines__task_retry_reference_exception.asl.json',
    'localstack/errorhandling__statemachines__task_service_lambda_invoke_catch_tbd.asl.json',
  ]

  it('of deployable machines is read without a problem', () => {
    const sound = list('valid/manifest.json').filter(({ file, expected, testPlaceholders }) => expected !== 'invalid' && !testPlaceholders && !refusedWithReason.includes(file))
    expect(sound.flatMap(({ file }) => codes(`valid/${file}`).map((found) => `${file} ${found}`))).toEqual([])
    expect(sound.length).toBeGreaterThan(300)
  })

  it('of traps is read without a problem', () => {
    expect(readdirSync(new URL('valid-edge/', corpus)).filter((file) => file !== 'index.json').flatMap((file) => codes(`valid-edge/${file}`))).toEqual([])
  })

  it('of invalid machines has a problem in reading for most', () => {
    const found = list('invalid/index.json').filter(({ file }) => codes(`invalid/${file}`).length > 0)
    expect(found.length).toBeGreaterThanOrEqual(122)
  })
})
