import { describe, expect, it } from 'vitest'
import { makeLinter } from './make-linter.js'
import { defaultSettings, type Settings } from './settings.js'

const lint = async (text: string, { file = 'a.asl.json', ...settings }: Partial<Settings> & { readonly file?: string } = {}) => {
  const { diagnostics } = await makeLinter({ ...defaultSettings, ...settings }).lint(text, { file })
  return diagnostics.map(({ severity, code, location }) => `${severity} ${code} ${location.pointer}`)
}
const commented = (comment: string) => JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Comment: comment, result: 1, End: true }, B: { Type: 'Succeed' } } })
const unknown = 'error schema/unknown-field /States/A/result'
const unreachable = 'error flow/unreachable-state /States/B'

describe('a suppression in a Comment', () => {
  const rows: readonly (readonly [sentence: string, text: string, left: readonly string[]])[] = [
    ['hides its code in its state', commented('stepwright-ignore schema/unknown-field: made by a generator'), [unreachable]],
    ['hides nothing outside of its state', commented('stepwright-ignore flow/unreachable-state: later'), ['warning syntax/unused-suppression /States/A/Comment', unknown, unreachable]],
    ['hides nothing without a reason', commented('stepwright-ignore schema/unknown-field'), ['warning syntax/missing-reason /States/A/Comment', unknown, unreachable]],
    ['hides nothing with an empty reason', commented('stepwright-ignore schema/unknown-field: '), ['warning syntax/missing-reason /States/A/Comment', unknown, unreachable]],
    ['is told of when its code does not exist', commented('stepwright-ignore schema/unknwon-field: why'), ['warning syntax/unknown-code /States/A/Comment', unknown, unreachable]],
    ['may stand behind other words, and name several codes', commented('greets. stepwright-ignore schema/unknown-field, flow/unreachable-state: why'), ['warning syntax/unused-suppression /States/A/Comment', unreachable]],
    [
      'of the machine hides all of its code',
      JSON.stringify({ Comment: 'stepwright-ignore schema/unknown-field: why', StartAt: 'A', States: { A: { Type: 'Succeed', x: 1 } } }),
      [],
    ],
    [
      'stands in what could not be understood, too',
      JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pas', Comment: 'stepwright-ignore schema/unknown-value: why' } } }),
      [],
    ],
  ]
  it.each(rows)('%s', async (_sentence, text, left) => {
    expect((await lint(text)).toSorted()).toEqual(left.toSorted())
  })
})

describe('a suppression in a comment of YAML', () => {
  const yaml = (before: string, behind: string) => `StartAt: A\nStates:\n${before}  A:${behind}\n    Type: Succeed\n    x: 1\n`
  const x = 'error schema/unknown-field /States/A/x'

  it('covers what begins on the next line', async () => {
    expect(await lint(yaml('  # stepwright-ignore schema/unknown-field: why\n\n  # more\n', ''), { file: 'a.yaml' })).toEqual([])
  })
  it('covers what begins on its own line', async () => {
    expect(await lint(yaml('', ' # stepwright-ignore schema/unknown-field: why'), { file: 'a.yaml' })).toEqual([])
  })
  it('covers nothing else', async () => {
    const text = `# stepwright-ignore schema/unknown-field: why\n${yaml('', '')}`
    expect((await lint(text, { file: 'a.yaml' })).toSorted()).toEqual([x, 'warning syntax/unused-suppression /StartAt'].toSorted())
  })
})

describe('settings', () => {
  it('turn a code off, rule or not', async () => {
    expect(await lint(commented(''), { rules: { 'schema/unknown-field': 'off', 'flow/unreachable-state': 'warning' } })).toEqual(['warning flow/unreachable-state /States/B'])
  })
  it('bring matters of taste when they are strict', async () => {
    const text = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:eu-west-1:123456789012:activity:a', End: true } } })
    expect([await lint(text), await lint(text, { preset: 'strict' })]).toEqual([[], ['warning service/missing-timeout /States/A']])
  })
  it('ignore a code in some files', async () => {
    const ignore = [{ code: 'schema/unknown-field', covers: (file: string) => file.startsWith('old/'), reason: 'old' }]
    expect(await lint(commented(''), { ignore, file: 'old/a.json' })).toEqual([unreachable])
    expect(await lint(commented(''), { ignore, file: 'new/a.json' })).toEqual([unknown, unreachable])
  })
})

it('says the same twice, in the order of the text', async () => {
  const text = commented('')
  expect(await lint(text)).toEqual(await lint(text))
  expect(await lint(text)).toEqual([unknown, unreachable])
})
