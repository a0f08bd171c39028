import type { Diagnostic } from '@stepwright/asl'
import { groupFiles, openProgram, type FileGroup } from '../program/open-program.js'
import { surroundingsOf } from '../program/reaches-everywhere.js'
import { rewriteProgram } from '../transform/rewrite-program.js'
import { compiledFiles } from './compiled-files.js'
import type { CompiledProgram, EarlierBuild } from './compiled-program.js'
import { recompileProgram } from './recompile-program.js'

/** Compiled files, or what is wrong with them. */
export interface Compilation {
  readonly programs: readonly CompiledProgram[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What earlier builds left, and builds to come want. */
export interface Keeping {
  readonly earlier?: EarlierBuild | undefined
  /** Whether anybody keeps what is compiled: what only the next build needs takes time. */
  readonly isKept: boolean
}

/** Compiles files with all that they import. Of what an earlier build compiled, only what a change can reach is compiled again. */
export function compilePrograms(entries: readonly string[], { earlier, isKept }: Keeping): Compilation {
  const compiled = groupFiles(entries).map((group) => {
    const before = earlier?.programs.find(({ configuration }) => configuration === group.configuration)
    const again = before && earlier && recompileProgram(group, before, earlier.changed)
    return again === undefined ? compileWhole(group, isKept) : { program: again, diagnostics: [] }
  })
  return { programs: compiled.map(({ program }) => program), diagnostics: unique(compiled.flatMap(({ diagnostics }) => diagnostics)) }
}

function compileWhole(group: FileGroup, isKept: boolean): { readonly program: CompiledProgram; readonly diagnostics: readonly Diagnostic[] } {
  const open = openProgram(group)
  const rewritten = rewriteProgram(open)
  const files = rewritten.diagnostics.length > 0 ? {} : compiledFiles(open, rewritten, open.userFiles, isKept ? rewritten.facts() : undefined)
  const program = { ...(group.configuration !== undefined && { configuration: group.configuration }), files, surroundings: surroundingsOf(open) }
  return { program, diagnostics: rewritten.diagnostics }
}

/** Two Programs may hold one file, and say the same about it. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify([one.code, one.message, one.location]), one])).values()]
}
