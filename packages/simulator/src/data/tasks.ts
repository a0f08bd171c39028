import type { Json } from '@stepwright/asl'
import type { ContextObject } from './context.js'

/**
 * Answers to the machine's tasks. A key is a state's name, an integration (`codebuild:startBuild.sync`, what follows `:::`
 * in a Resource) or a whole Resource; the first of these that is there wins.
 */
export type Tasks = { readonly [stateOrIntegration: string]: TaskAnswer }

/**
 * What a task yields: the result itself, or a function that makes it. The function may throw `{ Error, Cause? }`, and the
 * task fails with that; anything else it throws comes out of `simulate`, so that a failing assertion fails the test.
 */
export type TaskAnswer = Json | ((args: Json, context: ContextObject) => Json | Promise<Json>)

/** What an answer throws to make its task fail. */
export interface StatesError {
  readonly Error: string
  readonly Cause?: string
}
