import type { StaticKind, Tree } from '../../values/tree.js'

/** Whether `tree` may be one of `kinds` while the machine runs. What has no known type may be anything that is there. */
export function maybe(tree: Tree, ...kinds: readonly StaticKind[]): boolean {
  return tree.type.some((kind) => kinds.includes(kind) || (kind === 'unknown' && !kinds.includes('undefined')))
}

/** Whether `tree` is surely one of `kinds`. */
export function surely(tree: Tree, ...kinds: readonly StaticKind[]): boolean {
  return tree.type.length > 0 && tree.type.every((kind) => kinds.includes(kind))
}
