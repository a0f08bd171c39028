/** Stops on a bug of ours: `condition` is true whatever a user writes. */
export function invariant(condition: unknown, broken: string): asserts condition {
  if (!condition) throw new Error(`bug in Stepwright, please report it: ${broken}`)
}
