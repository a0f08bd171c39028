import type { Json } from '@stepwright/asl'
import type { LocalFunction } from '@stepwright/simulator'
import { functionError, startThread, type FunctionThread, type ThreadedFunction } from './function-thread.js'

/** A function, and the end of its threads. */
export interface FunctionPool {
  readonly call: LocalFunction
  readonly close: () => Promise<void>
}

/** Ours: a Map may call a function a thousand times at once. */
const mostThreads = 4

interface Waiting {
  readonly resolve: (thread: FunctionThread) => void
  readonly reject: (error: Error) => void
}

/** Runs a function on as many threads as it has calls at once, up to four; further calls wait for their turn. */
export function functionPool(threaded: ThreadedFunction): FunctionPool {
  const idle: FunctionThread[] = []
  const all = new Set<FunctionThread>()
  let waiting: Waiting[] = []
  let closed = false
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
  const over = (): Error => functionError('Runtime.ExitError', `the function "${threaded.name}" is not called any more: its threads have ended`)
  const take = (): FunctionThread | Promise<FunctionThread> => {
    if (closed) throw over()
    return awake() ?? (all.size < mostThreads ? start() : new Promise((resolve, reject) => void waiting.push({ resolve, reject })))
  }
  const giveBack = (thread: FunctionThread): void => {
    if (thread.isOver()) all.delete(thread)
    const next = waiting.shift()
    if (next !== undefined) next.resolve(thread.isOver() ? start() : thread)
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
    close: async () => {
      closed = true
      for (const { reject } of waiting) reject(over())
      waiting = []
      await Promise.all([...all].map((thread) => thread.close()))
    },
  }
}
