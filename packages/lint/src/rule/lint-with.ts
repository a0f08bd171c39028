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
  let found: readonly Diagnostic[] = []
  if (definition !== undefined) {
    // the letter that is searched for first should be rare: of five such searches, each would take a hundredth of the time
    const readJsonata = text.includes('%}') ? (reader ??= await loadJsonata()) : undefined
    const sdk = text.includes('-sdk:') ? (actions ??= await import('@stepwright/services/sdk')) : undefined
    const asked = shapesFor(definition.machine)
    const shapes = asked === undefined ? undefined : await asked
    found = locate(runRules({ definition, file, source, readJsonata, sdk, shapes, today }), source)
  }
  // one way out: what a rare one returns would be new to code that was compiled without it
  return { diagnostics: sortDiagnostics([...diagnostics, ...found]), source, definition, syntax }
}

/** One reader for all texts, which say much the same. */
async function loadJsonata(): Promise<ReadJsonata> {
  const { jsonataFacts } = await import('@stepwright/asl/jsonata')
  return remembered((text) => jsonataFacts(text))
}

// an import of what is loaded long since still goes through the loader, each time
let reader: ReadJsonata | undefined
let actions: SdkReader | undefined
