import type { Shape } from './shape.js'

/** What is known of the data that passes through a state. */
export interface StateShapes {
  /** What it is given, before `InputPath`. */
  readonly raw: Shape
  /** What its fields see: after `InputPath`, and in JSONata the same as `raw`. */
  readonly input: Shape
  /** What its work yields, before `ResultSelector`. */
  readonly result: Shape
  /** What `OutputPath` sees. */
  readonly merged: Shape
  /** What the next state is given. */
  readonly output: Shape
}

/** What a resource is known to yield: `undefined` for one that nothing is known of. */
export type ResultOf = (resource: string) => Shape | undefined
