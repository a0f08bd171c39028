import type { Json } from '@stepwright/asl'
import type { ContextObject } from './context.js'
import type { Reply } from './reply.js'

/**
 * Answers to the machine's tasks. A key is a state's name, an integration (`codebuild:startBuild.sync`, what follows `:::`
 * in a Resource) or a whole Resource; the first of these that is there wins.
 */
export type Tasks<State extends string = string> = string extends State
  ? { readonly [stateOrIntegration: string]: TaskAnswer }
  : { readonly [K in State | `${string}:${string}`]?: TaskAnswer }

/**
 * What a task yields: the result itself, a `reply(…)` that also says when, or a function that makes one of these. The function
 * may throw `{ Error, Cause? }`, and the task fails with that; anything else it throws comes out of `simulate`, so that a
 * failing assertion fails the test.
 */
export type TaskAnswer = Json | Reply | ((args: Json, context: ContextObject) => Json | Reply | Promise<Json | Reply>)
