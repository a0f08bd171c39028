import type { Tree } from './tree.js'

/** The key under which a value of ours carries its tree. Registered globally, so that two copies of this package agree. */
const treeOfValue: unique symbol = Symbol.for('stepwright.tree') as never

/** Marks `target` as standing for `tree`. */
export function carryTree<Target extends object>(target: Target, tree: Tree): Target {
  return Object.defineProperty(target, treeOfValue, { value: tree })
}

/** Reads the tree of a symbol-keyed lookup; for the proxy of a reference. */
export const isTreeKey = (key: string | symbol): boolean => key === treeOfValue

/** The tree that `value` stands for: a reference's, a placeholder's, an operator's. */
export function carriedTree(value: unknown): Tree | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
  return (value as { readonly [treeOfValue]?: Tree })[treeOfValue]
}
