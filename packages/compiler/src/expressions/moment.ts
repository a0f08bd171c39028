import type { Tree } from '@stepwright/workflow'
import { ts } from '../program/typescript.js'
import { skipParentheses } from './expression-arrows.js'
import type { TreeContext } from './tree-context.js'

/** The milliseconds of `new Date(x)`: a machine has moments as numbers, or as timestamps in text. */
export function momentOf(context: TreeContext, node: ts.Expression): Tree | undefined {
  const made = skipParentheses(node)
  if (!ts.isNewExpression(made) || !ts.isIdentifier(made.expression) || made.expression.text !== 'Date' || !isGlobalName(context, made.expression)) return undefined
  const [moment, more] = made.arguments ?? []
  if (more !== undefined) return undefined
  const given: Tree = moment === undefined ? { kind: 'call', callee: 'Date.now', args: [], type: ['number'] } : context.treeOf(moment)
  const [kind, other] = given.type
  if (other !== undefined || (kind !== 'number' && kind !== 'string')) return undefined
  return kind === 'number' ? given : { kind: 'call', callee: 'Date.parse', args: [given], type: ['number'] }
}

/** Whether a name is JavaScript's own. */
export function isGlobalName({ questions, locals }: TreeContext, node: ts.Identifier): boolean {
  const symbol = questions.symbolOf(node)
  return symbol !== undefined && !locals.has(symbol) && questions.isGlobal(symbol)
}
