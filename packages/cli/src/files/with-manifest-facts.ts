import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Definition, Parameter, Pointer } from '@stepwright/asl'

/**
 * The definition with what its file cannot say and the `manifest.json` beside it does: what each parameter stands for, the type, and what
 * is logged, traced and encrypted. As it is, where no manifest lists the file.
 */
export function withManifestFacts(definition: Definition, file: string): Definition {
  const entry = entryOf(file)
  if (entry === undefined) return definition
  const { type, logging, tracing, encryption, candidates } = entry
  const known = new Map((isList(entry['parameters']) ? entry['parameters'] : []).filter(isParameter).map((parameter) => [parameter.name, parameter]))
  return {
    ...definition,
    parameters: definition.parameters.map((parameter) => known.get(parameter.name) ?? parameter),
    ...(type === 'STANDARD' || type === 'EXPRESS' ? { type } : {}),
    ...(isLogging(logging) ? { logging } : {}),
    ...(typeof tracing === 'boolean' ? { tracing } : {}),
    ...(isEncryption(encryption) ? { encryption } : {}),
    ...(isRecord(candidates) ? { candidates: new Map(Object.entries(candidates).filter(isCandidate)) } : {}),
  }
}

function entryOf(file: string): { readonly [key: string]: unknown } | undefined {
  const manifest = manifestBeside(file)
  if (!isRecord(manifest) || typeof manifest['target'] !== 'string' || !isList(manifest['workflows'])) return undefined
  return manifest['workflows'].filter(isRecord).find(({ files }) => isList(files) && files.includes(basename(file)))
}

/** Whatever is wrong with it: a definition is read without one as well. */
function manifestBeside(file: string): unknown {
  try {
    return JSON.parse(readFileSync(join(dirname(file), 'manifest.json'), 'utf8'))
  } catch {
    return undefined
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value)
const isParameter = (value: unknown): value is Parameter => isRecord(value) && typeof value['name'] === 'string' && typeof value['kind'] === 'string'
const isLogging = (value: unknown): value is NonNullable<Definition['logging']> => isRecord(value) && typeof value['level'] === 'string'
const isEncryption = (value: unknown): value is NonNullable<Definition['encryption']> => isRecord(value) && typeof value['keyArn'] === 'string'

function isCandidate(entry: [string, unknown]): entry is [Pointer, { readonly [member: string]: readonly string[] }] {
  const [at, members] = entry
  return at.startsWith('/') && isRecord(members) && Object.values(members).every((texts) => isList(texts) && texts.every((text) => typeof text === 'string'))
}
