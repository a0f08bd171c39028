import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { diagnostic, type Diagnostic, type Outcome } from '@stepwright/asl'
import type { EmittedFile } from '@stepwright/emit'
import { readManifest } from './manifest.js'
import { reasonOf } from './reason-of.js'

/** What stands between a folder and the files that belong in it. */
export interface FilePlan {
  readonly folder: string
  readonly files: readonly PlannedFile[]
  /** Files of an earlier build that this one would not write, as paths below the folder. */
  readonly leftOver: readonly string[]
}

/** A file, and how the one on disk compares with it. */
export interface PlannedFile extends EmittedFile {
  readonly state: 'new' | 'changed' | 'unchanged'
  /** Whether it has the line ends of Windows, as git may write them, and nothing else is changed. */
  readonly onlyLineEnds?: true
}

/** The names of states, which `build --types` writes: what it is called, and how it begins. */
export const declarationFile = { path: 'stepwright.d.ts', mark: '// Written by "stepwright build --types".' } as const

/** Compares `files` with what is in `folder`. Nothing is changed. */
export function planFiles(folder: string, files: readonly EmittedFile[]): Outcome<FilePlan> {
  const diagnostics: Diagnostic[] = []
  const textOf = (path: string): string | undefined => readIfThere(path, (error) => diagnostics.push(unusable(folder, path, error)))
  const text = textOf(join(folder, 'manifest.json'))
  const manifest = text === undefined ? undefined : readManifest(text)
  if (text !== undefined && manifest === undefined) diagnostics.push(foreignManifest(folder))
  if (diagnostics.length > 0) return { value: undefined, diagnostics }

  const planned = files.map((file): PlannedFile => ({ ...file, ...compared(file, textOf(join(folder, file.path))) }))
  const listed = manifest === undefined ? [] : [...manifest.workflows, ...manifest.pipelines, ...manifest.stages, ...manifest.functions].flatMap((entry) => entry.files)
  // no workflow's own, so the manifest does not list it
  const written = textOf(join(folder, declarationFile.path))?.startsWith(declarationFile.mark) === true ? [...listed, declarationFile.path] : listed
  return { value: diagnostics.length > 0 ? undefined : { folder, files: planned, leftOver: leftOver(folder, written, files) }, diagnostics }
}

function compared({ text }: EmittedFile, before: string | undefined): Pick<PlannedFile, 'state' | 'onlyLineEnds'> {
  if (before === undefined) return { state: 'new' }
  if (before === text) return { state: 'unchanged' }
  return { state: 'changed', ...(before.replaceAll('\r\n', '\n') === text ? { onlyLineEnds: true } : {}) }
}

/** Only what a build can have written: JSON, YAML, bundles or the declaration, below the folder. Case is ignored, for many disks do so too. */
function leftOver(folder: string, written: readonly string[], files: readonly EmittedFile[]): string[] {
  const kept = new Set(files.map(({ path }) => path.toLowerCase()))
  return [...new Set(written)].filter((path) => isOurs(path) && !kept.has(path.toLowerCase()) && isFile(join(folder, path))).sort()
}

function isOurs(path: string): boolean {
  return /(\.(json|yaml|tftpl|function\.mjs)|^functions\/[^/]+\/index\.mjs|^stepwright\.d\.ts)$/.test(path) && path.split('/').every((part) => /^[^\\:]+$/.test(part) && part !== '..' && part !== '.')
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** A file that is not there is no problem; anything else that keeps one from being read is. */
function readIfThere(path: string, failed: (error: unknown) => void): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) failed(error)
    return undefined
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function foreignManifest(folder: string): Diagnostic {
  return diagnostic({
    code: 'build/foreign-manifest',
    message: `"${join(folder, 'manifest.json')}" was not written by stepwright`,
    help: 'give --out a folder of its own',
    note: 'the build would overwrite it',
    location: { source: join(folder, 'manifest.json'), pointer: '', anchor: 'value' },
  })
}

function unusable(folder: string, path: string, error: unknown): Diagnostic {
  // a file in the place of the folder, or of one above it
  const culprit = hasCode(error, 'ENOTDIR') ? folder : path
  return diagnostic({
    code: 'build/unwritable-output',
    message: `"${culprit}" cannot take what the build makes: ${reasonOf(error)}`,
    help: 'move it away, or give --out another folder',
    location: { source: culprit, pointer: '', anchor: 'value' },
  })
}
