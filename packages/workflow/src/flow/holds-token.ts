import { tokenTree } from '../values/task-token.js'
import { partsOf } from '../values/tree-parts.js'
import type { Tree } from '../values/tree.js'

/** Whether arguments hand the token of their task on. An expression of the author's own may have it in its text. */
export function holdsToken(tree: Tree): boolean {
  return (tree.kind === 'raw' && tree.text.includes(tokenTree.text)) || partsOf(tree).some(holdsToken)
}
