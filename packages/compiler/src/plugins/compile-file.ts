import { DiagnosticsError } from '@stepwright/asl'
import type { SourceMapText } from '../transform/edits.js'
import { stripTypes, type ModuleFormat } from '../transform/strip-types.js'
import { openSession } from './session.js'

/** TypeScript made into JavaScript, with its arrows compiled. */
export interface CompiledFile {
  readonly code: string
  readonly map: SourceMapText
}

/**
 * Compiles files one by one, for tools that load modules themselves. Files that have nothing to do with Stepwright lose their types, and nothing else.
 * Throws `DiagnosticsError` where an arrow cannot be said.
 */
export function openFileCompiler(): (file: string, text: string, format: ModuleFormat) => CompiledFile {
  const session = openSession()
  return (file, text, format) => {
    const rewritten = session.rewrite(file, text)
    if (rewritten !== undefined && rewritten.diagnostics.length > 0) throw new DiagnosticsError(rewritten.diagnostics)
    return stripTypes(file, rewritten?.code ?? text, {}, format)
  }
}
