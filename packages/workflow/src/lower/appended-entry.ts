import type { ReferenceTree, Tree } from '../values/tree.js'

export interface Appended {
  readonly onto: ReferenceTree
  readonly key: string
  readonly value: Tree
}

/** `{ ...value, key: … }`: what a ResultPath does, if `value` is what the state was given. */
export function appendedEntry(tree: Tree): Appended | undefined {
  if (tree.kind !== 'object' || tree.entries.length !== 2) return undefined
  const [first, second] = tree.entries
  if (first === undefined || second === undefined || !('spread' in first) || !('key' in second)) return undefined
  const { spread } = first
  if (spread.kind !== 'reference' || spread.path.length > 0 || !/^[A-Za-z_]\w*$/.test(second.key)) return undefined
  return { onto: spread, key: second.key, value: second.value }
}
