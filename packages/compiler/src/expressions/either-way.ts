import type { Tree } from '@stepwright/workflow'
import type { TreeContext } from './tree-context.js'

/** Reads two ways of which one is taken: what is read on one of them is not read on the other, and behind them the greater number counts. */
export function eitherWay({ drawn }: TreeContext, one: () => Tree, other: () => Tree): { readonly whenTrue: Tree; readonly whenFalse: Tree } {
  const before = new Map(drawn)
  const whenTrue = one()
  const first = new Map(drawn)
  for (const key of first.keys()) drawn.set(key, before.get(key) ?? 0)
  const whenFalse = other()
  for (const [key, times] of first) drawn.set(key, Math.max(times, drawn.get(key) ?? 0))
  return { whenTrue, whenFalse }
}
