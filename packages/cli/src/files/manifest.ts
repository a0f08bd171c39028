/** As much of a `manifest.json` as is read again: what a build wrote, from where, and what that needs. */
export interface Manifest {
  readonly target: string
  readonly workflows: readonly ManifestEntry[]
  readonly pipelines: readonly ManifestEntry[]
  readonly stages: readonly ManifestEntry[]
  readonly functions: readonly ManifestEntry[]
  readonly tables: readonly ManifestEntry[]
  readonly apis: readonly ManifestEntry[]
}

/** A workflow or a pipeline in a manifest. */
export interface ManifestEntry {
  readonly name: string
  readonly source: { readonly file: string; readonly line?: number }
  readonly files: readonly string[]
  readonly needs: readonly ManifestNeed[]
}

/** Something that must exist before. */
export interface ManifestNeed {
  readonly kind: string
  readonly name?: string
  readonly madeBy: string
}

/** The manifest in `text`; `undefined` where it is something else. */
export function readManifest(text: string): Manifest | undefined {
  const value = parse(text)
  if (!isRecord(value) || typeof value['target'] !== 'string') return undefined
  const { target, workflows, pipelines } = value
  const [stages, functions, tables, apis] = [laterList(value['stages']), laterList(value['functions']), laterList(value['tables']), laterList(value['apis'])]
  if (!isEntries(workflows) || !isEntries(pipelines) || !isEntries(stages) || !isEntries(functions) || !isEntries(tables) || !isEntries(apis)) return undefined
  return { target, workflows, pipelines, stages, functions, tables, apis }
}

/** A manifest of an older version has no such list, or entries without needs. */
function laterList(found: unknown): unknown {
  return Array.isArray(found) && found.every(isRecord) ? found.map((entry) => ({ needs: [], ...entry })) : []
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isEntries(value: unknown): value is readonly ManifestEntry[] {
  return Array.isArray(value) && value.every(isEntry)
}

function isEntry(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { name, source, files, needs } = value
  if (typeof name !== 'string' || !isRecord(source) || typeof source['file'] !== 'string') return false
  return isList(files, (file) => typeof file === 'string') && isList(needs, isRecord)
}

function isList(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
