import type { EmittedFile } from '../emitter/emitted-file.js'
import type { StackFunction } from './stack.js'

/** Bundles in the folders that templates name. */
export function functionFolders(functions: readonly StackFunction[]): EmittedFile[] {
  return functions.map(({ resource: { name }, code }) => ({ path: `functions/${name}/index.mjs`, text: code }))
}
