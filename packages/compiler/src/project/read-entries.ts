import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { diagnostic, type Diagnostic } from '@stepwright/asl'
import type { LoadOptions } from './loaded-module.js'

/** The files a build was asked for, as absolute paths in a fixed order, and those that cannot be read. */
export async function readEntries(files: readonly string[], { cwd }: LoadOptions): Promise<{ readonly entries: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const entries = [...new Set(files.map((file) => resolve(cwd, file)))].sort()
  const problems = await Promise.all(entries.map(problemOf))
  return { entries, diagnostics: problems.filter((problem) => problem !== undefined) }
}

async function problemOf(file: string): Promise<Diagnostic | undefined> {
  try {
    const text = await readFile(file, 'utf8')
    return text.trim() === '' ? unreadable(file, 'is empty', 'write a workflow into it, or leave it out of the build') : undefined
  } catch (error) {
    return unreadable(file, ...reasonOf(error))
  }
}

function reasonOf(error: unknown): [reason: string, help: string] {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return ['does not exist', 'name a file that exists']
  if (code === 'EISDIR') return ['is a folder', 'name the files in it']
  return [`cannot be read (${String(code ?? error)})`, 'make it readable']
}

function unreadable(file: string, reason: string, help: string): Diagnostic {
  return diagnostic({ code: 'build/unreadable-file', message: `"${file}" ${reason}`, location: { source: file, pointer: '', anchor: 'value' }, help })
}
