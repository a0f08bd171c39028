import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeLinter } from '../runner/make-linter.js'
import { defaultSettings } from '../runner/settings.js'
import type { ReportContext } from './reporter.js'
import { reporters } from './reporters.js'

/** One of each: an error, a warning, a related place, a fix, characters that need care. */
const text = JSON.stringify({
  StartAt: 'A',
  States: {
    A: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:s3:ListBuckets', Retry: [{ ErrorEquals: ['a,b:c%'] }, { ErrorEquals: ['a,b:c%'] }], Next: 'Ä & <"B">' },
    'Ä & <"B">': { Type: 'Wait', Seconds: 40_000_000, x: 1, End: true },
  },
}, undefined, 2)
const context: ReportContext = { cwd: '/work dir', version: '1.2.3', readText: (file) => (file === '/work dir/jobs/é.asl.json' ? text : undefined) }
let diagnostics: Awaited<ReturnType<ReturnType<typeof makeLinter>['lint']>>['diagnostics'] = []
beforeAll(async () => {
  ({ diagnostics } = await makeLinter(defaultSettings).lint(text, { file: '/work dir/jobs/é.asl.json' }))
})

const render = async (name: string, given = diagnostics): Promise<string> => (await reporters[name]?.())?.(given, context) ?? ''

describe('reporters', () => {
  it.each(Object.keys(reporters))('%s renders one fixed set', async (name) => {
    expect(diagnostics.length).toBeGreaterThan(3)
    expect(await render(name)).toMatchSnapshot()
  })

  it.each(Object.keys(reporters))('%s ends its text with a line break, or says nothing', async (name) => {
    expect(await render(name)).toMatch(/\n$/)
    expect(await render(name, [])).toMatch(/^$|\n$/)
  })

  it('json is what its schema says', async () => {
    const schema = new Ajv2020().compile(JSON.parse(readFileSync(new URL('../../../../schemas/diagnostics-1.schema.json', import.meta.url), 'utf8')) as object)
    expect([schema(JSON.parse(await render('json'))), schema.errors]).toEqual([true, null])
    expect(schema([{ code: 'x' }])).toBe(false)
  })

  it('sarif is what its schema says', async () => {
    // the schema has a pattern that only old regular expressions take
    const ajv = new Ajv({ strictTypes: false, unicodeRegExp: false, formats: { uri: (text: string) => URL.canParse(text), 'uri-reference': (text: string) => URL.canParse(text, 'file:///'), 'date-time': true } })
    const schema = ajv.compile(JSON.parse(readFileSync(new URL('fixtures/sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as object)
    const report = await render('sarif')
    for (const log of [report, await render('sarif', [])]) expect([schema(JSON.parse(log)), schema.errors]).toEqual([true, null])
    for (const wrong of [report.replace('"ruleIndex": 0', '"ruleIndex": -2'), report.replace('"level": "error"', '"level": "fatal"'), report.replace('"startLine"', '"line"')]) expect(schema(JSON.parse(wrong))).toBe(false)
  })

  it('junit and github escape what their formats mean something by', async () => {
    expect(await render('junit')).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#10;)/)
    for (const line of (await render('github')).trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning|notice) file=jobs\/é\.asl\.json,line=\d+,[^:]*::[^\n]+$/)
  })

  it('sarif names a file by a relative reference, and each rule that has results', async () => {
    const { version, runs: [run] } = JSON.parse(await render('sarif')) as SarifLog
    expect(version).toBe('2.1.0')
    expect(run?.results.map(({ ruleId, ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id === ruleId)).not.toContain(false)
    expect(new Set(run?.results.map(({ locations: [location] }) => location?.physicalLocation.artifactLocation.uri))).toEqual(new Set(['jobs/%C3%A9.asl.json']))
    expect(new Set(run?.results.map(({ level }) => level))).toEqual(new Set(['error', 'warning']))
  })
})

interface SarifLog {
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly level: string
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[]
    }[]
  }[]
}
