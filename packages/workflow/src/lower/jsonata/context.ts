import type { Origin } from '../../values/origin.js'
import type { Tree } from '../../values/tree.js'
import type { Refusal } from '../writer.js'
import type { Text } from './text.js'

/** What printing an expression needs to know of the place it will stand in. */
export interface Context {
  /** How a value is read there: `$states.input`, `$states.result`, `$startPipeline`. */
  readonly read: (origin: Origin) => Text
  /** Whether a variable of the machine has this name, so that a function's parameter may not. */
  readonly isTaken: (name: string) => boolean
  /** The names that parameters of functions around have in JSONata. */
  readonly locals: ReadonlyMap<string, string>
  /** Says that `tree` cannot be written in JSONata with the meaning it has in JavaScript. */
  readonly refuse: (problem: Refusal) => void
}

/** Prints a tree; handed to the tables so that they need not import the file that holds them. */
export type Print = (tree: Tree, context: Context) => Text
