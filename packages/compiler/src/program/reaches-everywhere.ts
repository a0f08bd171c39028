import type { OpenProgram } from './open-program.js'
import { ts } from './typescript.js'

/** Whether a file can change what others mean that do not import it: it is no module, declares something for all, or names a library. */
export function reachesEverywhere(source: ts.SourceFile): boolean {
  if (source.fileName.endsWith('.json')) return false
  return !ts.isExternalModule(source) || source.libReferenceDirectives.length > 0 || source.statements.some(declaresForAll)
}

/** Files of a Program that reach everywhere, in their order. */
export function surroundingsOf({ program }: OpenProgram): readonly string[] {
  return program.getSourceFiles().flatMap((source) => (reachesEverywhere(source) && !program.isSourceFileDefaultLibrary(source) ? [source.fileName] : []))
}

/** `declare global` or `declare module 'name'`. */
function declaresForAll(statement: ts.Statement): boolean {
  return ts.isModuleDeclaration(statement) && (ts.isStringLiteral(statement.name) || (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0)
}
