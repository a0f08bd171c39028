import { readdirSync, statSync, type Dirent } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { diagnostic, type Diagnostic, folderOfGlob, globTest, isGlob, nearName, type Outcome } from '@stepwright/asl'
import { relativePath } from '@stepwright/lint/reporters'
import { reasonOf } from './reason-of.js'

/** The files that a command reads when it is told of a folder, and the name of one. */
export interface Wanted {
  readonly glob: string
  readonly example: string
}

/** What a build reads. */
export const workflowFiles: Wanted = { glob: '**/*.workflow.ts', example: 'release.workflow.ts' }

/**
 * The files that `patterns` (names, folders and globs) stand for, as absolute paths in a fixed order; without a
 * pattern, those below `cwd` that are `wanted`. Each pattern must stand for some file.
 */
export function findFiles(patterns: readonly string[], cwd: string, wanted: Wanted = workflowFiles): Outcome<readonly string[]> {
  const searches = (patterns.length === 0 ? ['.'] : patterns).map((pattern) => find(pattern, cwd, wanted))
  const diagnostics = searches.flatMap((search) => search.diagnostics)
  return { value: [...new Set(searches.flatMap((search) => search.files))].sort(), diagnostics }
}

interface Search {
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

function find(pattern: string, cwd: string, wanted: Wanted): Search {
  const path = resolve(cwd, pattern)
  const kind = kindOf(path)
  if (kind === 'folder') return below(path, wanted.glob, { cwd, asked: pattern, wanted })
  if (kind !== 'nothing') return { files: [path], diagnostics: [] }
  const glob = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern
  if (!isGlob(glob)) return { files: [], diagnostics: [unknownFile(path, cwd)] }
  const folder = folderOfGlob(glob)
  return below(resolve(cwd, folder), glob.slice(folder.length), { cwd, asked: pattern, wanted })
}

interface Asked {
  readonly cwd: string
  readonly asked: string
  readonly wanted: Wanted
}

function below(folder: string, glob: string, question: Asked): Search {
  const diagnostics: Diagnostic[] = []
  const matches = globTest(glob)
  const files = walk(folder, '', (path, error) => diagnostics.push(unreadableFolder(path, error)))
    .filter(matches)
    .map((path) => join(folder, path))
  if (files.length === 0 && diagnostics.length === 0) diagnostics.push(nothingFound(folder, question))
  return { files, diagnostics }
}

/** All files below `folder`, as paths with forward slashes. Hidden folders and what others wrote are passed over. */
function walk(folder: string, prefix: string, failed: (path: string, error: unknown) => void): string[] {
  const entries = entriesOf(join(folder, prefix), failed)
  return entries.flatMap((entry) => {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) return entry.name.startsWith('.') || passedOver.has(entry.name) ? [] : walk(folder, `${path}/`, failed)
    return entry.isFile() || (entry.isSymbolicLink() && kindOf(join(folder, path)) !== 'folder') ? [path] : []
  })
}

/** What stands at a path. What cannot be looked at counts as a file: whoever reads it says why it cannot be read. */
function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats === undefined ? 'nothing' : stats.isDirectory() ? 'folder' : 'file'
  } catch {
    return 'file'
  }
}

const passedOver: ReadonlySet<string> = new Set(['node_modules', 'dist'])

function entriesOf(folder: string, failed: (path: string, error: unknown) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    if (!missing) failed(folder, error)
    return []
  }
}

function unknownFile(path: string, cwd: string): Diagnostic {
  const folder = dirname(path)
  const near = nearName(basename(path), entriesOf(folder, () => {}).map(({ name }) => name))
  return diagnostic({
    code: 'build/unknown-file',
    message: `"${relativePath(path, cwd)}" does not exist`,
    help: near === undefined ? `name a file, a folder or a glob as seen from "${cwd}"` : `use "${relativePath(join(folder, near), cwd)}"`,
    location: { source: path, pointer: '', anchor: 'value' },
  })
}

function unreadableFolder(path: string, error: unknown): Diagnostic {
  return diagnostic({
    code: 'build/unreadable-folder',
    message: `folder "${path}" cannot be read: ${reasonOf(error)}`,
    help: 'make it readable, or name the files to build',
    location: { source: path, pointer: '', anchor: 'value' },
  })
}

function nothingFound(folder: string, { asked, cwd, wanted }: Asked): Diagnostic {
  const where = folder === cwd ? 'this folder' : `"${relativePath(folder, cwd)}"`
  const sought = isGlob(asked) ? `"${asked}"` : `"${wanted.glob}"`
  return diagnostic({
    code: 'build/no-files',
    message: `no file below ${where} matches ${sought}`,
    help: isGlob(asked) ? 'correct the pattern, or name the files' : `name the files, or call them like "${wanted.example}"`,
    note: 'hidden folders, node_modules and dist are passed over',
    location: { source: folder, pointer: '', anchor: 'value' },
  })
}
