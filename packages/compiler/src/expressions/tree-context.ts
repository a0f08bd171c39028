import type { CallName, CallTree, StaticType, Tree } from '@stepwright/workflow'
import { positionOf } from '../program/place.js'
import type { Problem } from '../program/problem.js'
import type { Questions } from '../program/questions.js'
import { staticType } from '../program/static-type.js'
import type { ts } from '../program/typescript.js'

/** What the makers of trees share while they read one arrow. */
export interface TreeContext {
  readonly questions: Questions
  /** Parameters of the arrow and of the lambdas inside, by their symbols. */
  readonly locals: Map<ts.Symbol, (name: ts.Node) => Tree>
  /** How often each value that is another each time has been read on the way that is being followed. */
  readonly drawn: Map<object, number>
  /** What could not be said. An error where the arrow is certainly an expression. */
  readonly problems: Problem[]
  /** The author's own functions that are being read in the place of their calls, and the outermost call: its place is theirs. */
  readonly inlining?: { readonly at: ts.CallExpression; readonly functions: readonly ts.Node[] }
  /** Names of the parameters of the lambdas around. */
  readonly around: readonly string[]
  /** The tree of a part. */
  treeOf(this: TreeContext, node: ts.Expression): Tree
}

/** The kinds of value that `node` may have, and where it stands: what every tree carries. */
export function facts(context: TreeContext, node: ts.Node): { readonly type: StaticType; readonly at: NonNullable<Tree['at']> } {
  return { type: typeOf(context, node), at: placeOf(context, node) }
}

/** Where `node` stands in the arrow's own file. */
export function placeOf({ inlining }: TreeContext, node: ts.Node): NonNullable<Tree['at']> {
  return positionOf(inlining?.at ?? node)
}

/** The kinds of value that `node` may have. */
export function typeOf({ questions }: TreeContext, node: ts.Node): StaticType {
  return staticType(questions.checker, questions.checker.getTypeAtLocation(node))
}

/** Notes that `node` cannot be said, and makes the tree that says so. */
export function unsupported(context: TreeContext, node: ts.Node, problem: Omit<Problem, 'node' | 'code'> & Partial<Pick<Problem, 'code'>>): Extract<Tree, { readonly kind: 'unsupported' }> {
  const noted: Problem = { node, code: 'build/unsupported-expression', ...problem }
  context.problems.push(noted)
  return problemTree(context, noted)
}

/** The tree that says what is wrong with a part. */
export function problemTree(context: TreeContext, { node, message, help }: Problem): Extract<Tree, { readonly kind: 'unsupported' }> {
  // Of a function that is called, the place is its own: the call says nothing about what to change.
  const { fileName } = node.getSourceFile()
  const isElsewhere = context.inlining !== undefined && context.inlining.at.getSourceFile().fileName !== fileName
  return { kind: 'unsupported', message, ...(help !== undefined && { help }), ...(isElsewhere && { file: fileName }), type: ['unknown'], at: positionOf(node) }
}

/** A capture's thunk is written by `printTree`; a tree that was only made has none. */
export const notRead = (): unknown => undefined

/** A call node. */
export function callTree(context: TreeContext, node: ts.Node, callee: CallName, receiver: Tree | undefined, args: readonly Tree[]): CallTree {
  return { kind: 'call', callee, ...(receiver !== undefined && { receiver }), args, ...facts(context, node) }
}
