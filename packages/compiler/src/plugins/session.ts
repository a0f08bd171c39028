import { existsSync } from 'node:fs'
import type { Diagnostic } from '@stepwright/asl'
import { listWorkflowFiles } from '../program/compiler-options.js'
import { openPrograms, type OpenProgram } from '../program/open-program.js'
import { rewriteProgram, type RewrittenProgram } from '../transform/rewrite-program.js'
import type { EditedText } from '../transform/edits.js'

/** One file as it is to be run, and what is wrong with it. */
export interface SessionFile extends EditedText {
  readonly diagnostics: readonly Diagnostic[]
}

/** Programs that are kept while a server runs, and opened again when a file in them has changed. */
export interface Session {
  /** The file rewritten; `undefined` for one that has nothing to do with Stepwright. */
  rewrite(file: string, text: string): SessionFile | undefined
  forget(): void
}

interface Kept {
  readonly open: OpenProgram
  readonly rewritten: RewrittenProgram
}

/** Opens Programs when they are first needed: one for all the workflow files of a tsconfig.json, not one per file. */
export function openSession(): Session {
  const entries = new Set<string>()
  let programs: readonly Kept[] | undefined
  const open = (): readonly Kept[] => {
    programs ??= openPrograms([...entries].filter((entry) => existsSync(entry))).map((one) => ({ open: one, rewritten: rewriteProgram(one) }))
    return programs
  }
  return {
    rewrite: (file, text) => {
      const known = keptFor(open(), file)
      if (known !== undefined && known.text === text) return fileIn(known.kept, file)
      if (known === undefined && !text.includes('stepwright')) return undefined
      if (known === undefined) for (const entry of [file, ...listWorkflowFiles(file)]) entries.add(entry)
      programs = undefined
      const kept = keptFor(open(), file)?.kept
      return kept && fileIn(kept, file)
    },
    forget: () => {
      programs = undefined
    },
  }
}

function keptFor(programs: readonly Kept[], file: string): { readonly kept: Kept; readonly text: string } | undefined {
  for (const kept of programs) {
    const source = kept.open.userFiles.find(({ fileName }) => fileName === file)
    if (source !== undefined) return { kept, text: source.text }
  }
  return undefined
}

function fileIn({ rewritten }: Kept, file: string): SessionFile | undefined {
  const diagnostics = rewritten.diagnostics.filter(({ location, severity }) => location.source === file && severity === 'error')
  const found = rewritten.files.get(file)
  if (found !== undefined) return { code: found.code, map: found.map, diagnostics }
  return diagnostics.length === 0 ? undefined : { code: '', map: { file, version: 3, sources: [], sourcesContent: [], names: [], mappings: '' }, diagnostics }
}
