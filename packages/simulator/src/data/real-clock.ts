import { isCancelled, type Group, type Job, type Time } from './clock.js'
import { settled, type Settled } from './settled.js'

/**
 * Time as it passes, or faster: for executions that others watch and take part in. Activities run side by side. One that is
 * cancelled stops at its next wait; `close` takes all timers away.
 */
export class RealClock implements Time {
  readonly #start: number
  readonly #speed: number
  readonly #origin = performance.now()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #breaths = 0
  #closed = false

  /** `start`: milliseconds since the epoch; `speed`: how many seconds pass in one. */
  constructor(start: number, speed: number) {
    this.#start = start
    this.#speed = speed
  }

  get seconds(): number {
    return ((performance.now() - this.#origin) / 1000) * this.#speed
  }

  get milliseconds(): number {
    return Math.floor(this.#start + this.seconds * 1000)
  }

  sleep(seconds: number, group: Group): Promise<void> {
    return new Promise((resolve) => {
      this.#later(seconds, () => {
        if (!isCancelled(group)) resolve()
      })
    })
  }

  all<T>(count: number, limit: number | (() => number), parent: Group, job: Job<T>): Promise<Settled<readonly T[]>> {
    if (count === 0) return Promise.resolve(settled([]))
    return new Promise((resolve, reject) => {
      const group: Group = { parent, cancelled: false }
      const values = new Array<T>(count)
      let [next, busy, done] = [0, 0, 0]
      const work = async (index: number): Promise<void> => {
        const one = await job(index, group)
        if (isCancelled(group)) return
        if (!one.ok) {
          group.cancelled = true
          return resolve(one)
        }
        values[index] = one.value
        busy -= 1
        done += 1
        if (done === count) resolve(settled(values))
        else fill()
      }
      // the limit may have changed meanwhile
      const fill = (): void => {
        const most = Math.max(1, typeof limit === 'number' ? limit : limit())
        while (next < count && busy < most && !group.cancelled) {
          busy += 1
          work(next++).catch(reject)
        }
      }
      fill()
    })
  }

  within<T>(seconds: number, parent: Group, job: (group: Group) => Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const group: Group = { parent, cancelled: false }
      const forget = this.#later(seconds, () => {
        group.cancelled = true
        if (!isCancelled(parent)) resolve(undefined)
      })
      const run = async (): Promise<void> => {
        const value = await job(group)
        forget()
        if (!isCancelled(group)) resolve(value)
      }
      run().catch(reject)
    })
  }

  /** Lets others have a turn, so that a machine that loops does not hold up the process; one that is cancelled stops here. */
  async breathe(group: Group): Promise<void> {
    this.#breaths += 1
    if (this.#breaths % 50 === 0) await new Promise<void>((resolve) => void setTimeout(resolve, 0))
    if (this.#closed || isCancelled(group)) await new Promise<never>(() => undefined)
  }

  /** Nothing that sleeps wakes any more. */
  close(): void {
    this.#closed = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  #later(seconds: number, then: () => void): () => void {
    const due = this.seconds + seconds
    let timer: ReturnType<typeof setTimeout> | undefined
    const arm = (): void => {
      // a timer takes 31 bits of milliseconds, and a year is longer
      const left = Math.min(Math.max(0, ((due - this.seconds) / this.#speed) * 1000), 2 ** 31 - 1)
      timer = setTimeout(() => {
        if (timer !== undefined) this.#timers.delete(timer)
        if (this.#closed) return
        if (this.seconds >= due - 0.001 * this.#speed) then()
        else arm()
      }, Math.ceil(left))
      this.#timers.add(timer)
    }
    if (!this.#closed) arm()
    return () => {
      clearTimeout(timer)
      if (timer !== undefined) this.#timers.delete(timer)
    }
  }
}
