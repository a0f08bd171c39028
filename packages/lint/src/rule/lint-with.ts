import { isYamlFile, loadYaml, locate, readDefinition, sortDiagnostics, type Definition, type Diagnostic, type SourceText, type Syntax } from '@stepwright/asl'
import type { JsonataReader } from './jsonata-reader.js'
import type { SdkReader } from './sdk-reader.js'
import { shapesFor } from './shapes-reader.js'
import { runRules, type ActiveRule } from './run-rules.js'

/** What is known of a text besides. */
export interface TextFacts {
  readonly file: string
  readonly type?: Definition['type']
  /** What reads the text; by the ending of the file, when left out. */
  readonly syntax?: Syntax
  /** The day on which is linted, such as `2026-01-31`; today, when left out. */
  readonly today?: string
}

/** What reading and the rules say about a text. */
export interface Linted {
  readonly diagnostics: readonly Diagnostic[]
  readonly source: SourceText
  readonly definition: Definition | undefined
  /** What the text was read with, where it is no JSON. */
  readonly syntax: Syntax | undefined
}

/** Reads a definition and runs rules over it. Loads what the text needs: YAML, JSONata, the SDK's actions. */
export async function lintWith(rules: readonly ActiveRule[], text: string, { file, type, syntax: given, today }: TextFacts): Promise<Linted> {
  const syntax = given ?? (isYamlFile(file) ? await loadYaml() : undefined)
  const { value: definition, diagnostics, source } = readDefinition(text, {
    file, ...(type === undefined ? {} : { type }), ...(syntax === undefined ? {} : { syntax }),
  })
  if (definition === undefined) return { diagnostics, source, definition, syntax }
  const jsonata = text.includes('{%') ? await loadJsonata() : undefined
  const sdk = text.includes('aws-sdk:') ? await loadSdk() : undefined
  const shapes = text.includes(':states:::') ? await shapesFor(text) : undefined
  const found = runRules(rules, {
    definition, file, source,
    ...(jsonata === undefined ? {} : { jsonata }), ...(sdk === undefined ? {} : { sdk }), ...(shapes === undefined ? {} : { shapes }), ...(today === undefined ? {} : { today }),
  })
  return { diagnostics: sortDiagnostics([...diagnostics, ...locate(found, source)]), source, definition, syntax }
}

async function loadJsonata(): Promise<JsonataReader> {
  return import('@stepwright/asl/jsonata')
}

async function loadSdk(): Promise<SdkReader> {
  return import('@stepwright/services/sdk')
}
