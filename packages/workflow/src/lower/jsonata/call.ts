import { invariant } from '@stepwright/asl'
import type { CallTree, LambdaTree, Tree } from '../../values/tree.js'
import type { Context, Print } from './context.js'
import { apply, atom, type Text } from './text.js'

/** A call that is being printed. */
export interface Call {
  readonly tree: CallTree
  readonly context: Context
  readonly print: Print
  readonly asText: Print
  /** The receiver, printed. */
  readonly receiver: Text
  /** The arguments that are no functions, printed. */
  readonly args: readonly Text[]
}

/** How a call of one name is written in JSONata. */
export type Lowering = (call: Call) => Text

/** The first argument, printed. */
export function first({ args, tree }: Call): Text {
  const [arg] = args
  invariant(arg !== undefined, `the type checker has counted the arguments of ${tree.callee}`)
  return arg
}

/** The function among the arguments. */
export function lambdaOf({ tree }: Call): LambdaTree {
  const lambda = tree.args.find((arg) => arg.kind === 'lambda')
  invariant(lambda?.kind === 'lambda', `${tree.callee} is called with a function`)
  return lambda
}

/** `$count(list)`. */
export const count = (list: Text): Text => apply('$count', list)

/** A list, also where JSONata makes one item of a list with one, and nothing of a list with none. */
export const list = (sequence: Text): Text => atom(`[${sequence.text}]`)

/** A whole number that is known now: an index, a length. */
export function knownInteger(tree: Tree | undefined): number | undefined {
  if (tree?.kind === 'unary' && tree.operator === '-' && tree.operand.kind === 'literal') return -Number(tree.operand.value)
  return tree?.kind === 'literal' && Number.isInteger(tree.value) ? (tree.value as number) : undefined
}

/** Says that this call has its meaning only with other arguments. Something is printed all the same, so that printing goes on. */
export function refuseCall(call: Call, message: string, help: string): Text {
  call.context.refuse({ message, help, site: call.tree.site })
  return call.receiver
}
