import { isYamlFile, loadYaml, locate, readDefinition, remembered, sortDiagnostics, type Definition, type Diagnostic, type ReadJsonata, type SourceText, type Syntax } from '@stepwright/asl'
import type { SdkReader } from './sdk-reader.js'
import { shapesFor } from './shapes-reader.js'
import type { RunRules } from './run-rules.js'

/** What is known of a text besides. */
export interface TextFacts {
  readonly file: string
  readonly type?: Definition['type'] | undefined
  /** What reads the text; by the ending of the file, when left out. */
  readonly syntax?: Syntax | undefined
  /** The day on which is linted, such as `2026-01-31`; today, when left out. */
  readonly today?: string | undefined
}

/** What reading and the rules say about a text. */
export interface Linted {
  readonly diagnostics: readonly Diagnostic[]
  readonly source: SourceText
  readonly definition: Definition | undefined
  /** What the text was read with, where it is no JSON. */
  readonly syntax: Syntax | undefined
}

/** Reads a definition and runs rules over it, as `makeRunner` has set them up. Loads what the text needs: YAML, JSONata, the SDK's actions. */
export async function lintWith(runRules: RunRules, text: string, { file, type, syntax: given, today }: TextFacts): Promise<Linted> {
  const syntax = given ?? (isYamlFile(file) ? await loadYaml() : undefined)
  const { value: definition, diagnostics, source } = readDefinition(text, { file, type, syntax })
  if (definition === undefined) return { diagnostics, source, definition, syntax }
  const readJsonata = text.includes('{%') ? await loadJsonata() : undefined
  const sdk = text.includes('aws-sdk:') ? await loadSdk() : undefined
  const shapes = text.includes(':states:::') ? await shapesFor(text) : undefined
  const found = runRules({ definition, file, source, readJsonata, sdk, shapes, today })
  return { diagnostics: sortDiagnostics([...diagnostics, ...locate(found, source)]), source, definition, syntax }
}

/** One reader for all texts, which say much the same. */
function loadJsonata(): Promise<ReadJsonata> {
  return (reader ??= import('@stepwright/asl/jsonata').then(({ jsonataFacts }) => remembered((text) => jsonataFacts(text))))
}

let reader: Promise<ReadJsonata> | undefined

function loadSdk(): Promise<SdkReader> {
  return (actions ??= import('@stepwright/services/sdk'))
}

// an import of what is loaded long since still goes through the loader, each time
let actions: Promise<SdkReader> | undefined
