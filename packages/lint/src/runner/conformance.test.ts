import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { analyse, readDefinition, variableReferences, type Diagnostic } from '@stepwright/asl'
import { jsonataFacts } from '@stepwright/asl/jsonata'
import { describe, expect, it } from 'vitest'
import { awsLocationOf } from './aws-location.js'
import { makeLinter } from './make-linter.js'
import { defaultSettings } from './settings.js'

const cases = new URL('../../../../../shared/conformance/cases/', import.meta.url)
const isHere = existsSync(cases)

interface Case {
  readonly id: string
  readonly kind: string
  readonly type?: 'STANDARD' | 'EXPRESS'
  readonly definition?: unknown
  readonly definitionText: string
  readonly expected: {
    readonly diagnostics?: readonly { readonly code: string; readonly location?: string }[]
    readonly createError?: { readonly Message: string }
    readonly variableReferences?: Readonly<Record<string, readonly string[]>>
  }
}

describe.skipIf(!isHere)(`what AWS answered${isHere ? '' : ' (skipped: ../shared is not here)'}`, () => {
  const all = isHere ? readdirSync(cases).filter((file) => /validat|invalid|illegal|variable-references/i.test(file)).map((file) => JSON.parse(readFileSync(new URL(file, cases), 'utf8')) as Case) : []
  const ofKind = (kind: string) => all.filter((one) => one.kind === kind).map((one) => ({ ...one, id: one.id.slice(-80) }))

  it('is here in full', () => {
    expect([ofKind('validate').length, ofKind('variableReferences').length]).toEqual([12, 9])
  })

  it.each(ofKind('validate'))('to $id is what we say, code and place', async ({ definitionText, type = 'STANDARD', expected }) => {
    const { diagnostics } = await makeLinter(defaultSettings).lint(definitionText, { file: 'case', type })
    expect(placesOf(diagnostics)).toEqual(expectedPlaces(expected))
  })

  it.each(ofKind('variableReferences'))('about the variables of $id is what we say', ({ definition, expected }) => {
    const { value } = readDefinition(JSON.stringify(definition), { file: 'case' })
    expect(value && variableReferences(analyse(value.machine, { readJsonata: jsonataFacts }).variables().reads)).toEqual(expected.variableReferences)
  })
})

function placesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return [...new Set(errors.map((one) => `${one.aws} ${awsLocationOf(one) ?? ''}`))].sort()
}

/** Either a list, or `Invalid State Machine Definition: 'CODE: message at /place, CODE: message at /place'`. */
function expectedPlaces({ diagnostics = [], createError }: Case['expected']): readonly string[] {
  const listed = diagnostics.map(({ code, location }) => `${code} ${location ?? ''}`)
  const said = Array.from(createError?.Message.matchAll(/\b([A-Z][A-Z_]{5,}): .*? at (\/[^,]*?)'?(?=, [A-Z_]+:|'?$)/g) ?? [], ([, code, place]) => `${code} ${place}`)
  return [...new Set([...listed, ...said])].sort()
}
