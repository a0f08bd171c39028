import { ts } from './typescript.js'

/** Whether a file can change what others mean that do not import it: it is no module, or declares something for all. */
export function reachesEverywhere(source: ts.SourceFile): boolean {
  if (source.fileName.endsWith('.json')) return false
  return !ts.isExternalModule(source) || source.statements.some(declaresForAll)
}

/** `declare global` or `declare module 'name'`. */
function declaresForAll(statement: ts.Statement): boolean {
  return ts.isModuleDeclaration(statement) && (ts.isStringLiteral(statement.name) || (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0)
}
