import type { Json } from '@stepwright/asl'
import type { LocalFunction } from '@stepwright/simulator'
import { startThread, type FunctionThread, type ThreadedFunction } from './function-thread.js'

/** A function, and the end of its threads. */
export interface FunctionPool {
  readonly call: LocalFunction
  readonly close: () => Promise<void>
}

/** Ours: a Map may call a function a thousand times at once. */
const mostThreads = 4

/** Runs a function on as many threads as it has calls at once, up to four; further calls wait for their turn. */
export function functionPool(threaded: ThreadedFunction): FunctionPool {
  const idle: FunctionThread[] = []
  const all = new Set<FunctionThread>()
  const waiting: ((thread: FunctionThread) => void)[] = []
  const start = (): FunctionThread => {
    const thread = startThread(threaded)
    all.add(thread)
    return thread
  }
  const awake = (): FunctionThread | undefined => {
    for (;;) {
      const thread = idle.pop()
      if (thread === undefined || !thread.isOver()) return thread
      all.delete(thread)
    }
  }
  const take = (): FunctionThread | Promise<FunctionThread> => awake() ?? (all.size < mostThreads ? start() : new Promise((resolve) => waiting.push(resolve)))
  const giveBack = (thread: FunctionThread): void => {
    if (thread.isOver()) all.delete(thread)
    const next = waiting.shift()
    if (next !== undefined) next(thread.isOver() ? start() : thread)
    else if (!thread.isOver()) idle.push(thread)
  }
  return {
    call: async (event: Json) => {
      const thread = await take()
      try {
        return await thread.call(event)
      } finally {
        giveBack(thread)
      }
    },
    close: async () => void (await Promise.all([...all].map((thread) => thread.close()))),
  }
}
