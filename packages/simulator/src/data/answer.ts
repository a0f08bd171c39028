import type { Task } from '@stepwright/services'
import type { ContextObject } from './context.js'
import type { Reply } from './reply.js'
import type { TaskAnswer } from './tasks.js'

/**
 * An answer that is a function of a call's typed arguments.
 *
 * @example
 * simulate(release, { tasks: { Build: answer(codebuild.startBuild, ({ ProjectName }) => ({ Build: { Id: `${ProjectName}:1` } })) } })
 */
export function answer<Args, Result>(_task: Task<Args, Result>, give: (args: Args, context: ContextObject) => Partly<Result> | Reply | Promise<Partly<Result> | Reply>): TaskAnswer {
  // the arguments of a call are what the task says they are, and its result is JSON
  return give as unknown as TaskAnswer
}

/** A part of a result: tests give what the machine reads. */
type Partly<T> = T extends readonly (infer Item)[] ? readonly Partly<Item>[] : T extends object ? { readonly [K in keyof T]?: Partly<T[K]> } : T
