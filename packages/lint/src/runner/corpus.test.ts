import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeLinter } from './make-linter.js'
import { defaultSettings } from './settings.js'

const corpus = new URL('../../../../../shared/corpus/', import.meta.url)
const isHere = existsSync(corpus)
const skipped = isHere ? '' : ' (skipped: ../shared is not here)'

interface Entry {
  readonly file: string
  readonly expected?: string
  readonly testPlaceholders?: boolean
  readonly machineType?: 'STANDARD' | 'EXPRESS'
  readonly note?: string
}

/** Definitions that AWS would refuse as they stand, whatever the manifest says of them. */
const refusedWithReason: { readonly [file: string]: string } = {
  'workflows-collection/shared-fallback-state-jsonata__statemachine__statemachine.asl.json': 'its QueryLanguage stands among the states',
  'localstack/assign__statemachines__task_retry_reference_exception.asl.json': 'a template of a test that expects AWS to refuse it',
  'localstack/errorhandling__statemachines__task_service_lambda_invoke_catch_tbd.asl.json': 'its test fills in the errors',
  'localstack/services__statemachines__lambda_list_functions.asl.json': 'there is no integration lambda:listFunctions, as there is no dynamodb:query, which AWS was recorded to refuse',
}

describe.skipIf(!isHere)(`the corpus${skipped}`, () => {
  const linter = makeLinter(defaultSettings)
  const entries = (path: string): readonly Entry[] => (isHere ? (JSON.parse(readFileSync(new URL(path, corpus), 'utf8')) as Entry[]) : [])
  const findings = async (path: string, type: Entry['machineType'] = 'STANDARD'): Promise<readonly string[]> => {
    const { diagnostics } = await linter.lint(readFileSync(new URL(encodeURI(path), corpus), 'utf8'), { file: path, type })
    return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, location }) => `${code} ${location.pointer}`)
  }

  it('has no errors in deployable definitions', async () => {
    const sound = entries('valid/manifest.json').filter(({ file, expected, testPlaceholders }) => expected !== 'invalid' && testPlaceholders !== true && !(file in refusedWithReason))
    const found = await Promise.all(sound.map(async ({ file }) => (await findings(`valid/${file}`)).map((one) => `${file}: ${one}`)))
    expect(found.flat()).toEqual([])
    expect(sound.length).toBeGreaterThan(300)
  })

  it.each(Object.keys(refusedWithReason))('has an error in %s, which is no deployable definition', async (file) => {
    expect(await findings(`valid/${file}`)).not.toEqual([])
  })

  it('has no errors in what other linters trip over', async () => {
    const files = isHere ? readdirSync(new URL('valid-edge/', corpus)).filter((file) => file !== 'index.json') : []
    const found = await Promise.all(files.map(async (file) => (await findings(`valid-edge/${file}`)).map((one) => `${file}: ${one}`)))
    expect(found.flat()).toEqual([])
  })

  /** By file, the code and the pointer that say the reason of `index.json`. */
  const table = JSON.parse(readFileSync(new URL('fixtures/corpus.json', import.meta.url), 'utf8')) as { readonly [file: string]: readonly [code: string, pointer: string] }
  const invalid = entries('invalid/index.json').filter(({ note }) => !(note ?? '').startsWith('DISPUTED'))

  it('has a row for each invalid definition that nobody disputes', () => {
    expect(Object.keys(table)).toEqual(invalid.map(({ file }) => file).toSorted())
  })

  it.each(invalid)('finds the reason of $file', async ({ file, machineType }) => {
    const type = machineType ?? (file.startsWith('aws-express') ? 'EXPRESS' : 'STANDARD')
    expect(await findings(`invalid/${file}`, type)).toContain(table[file]?.join(' '))
  })
})
