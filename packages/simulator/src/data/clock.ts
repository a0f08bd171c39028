import { invariant } from '@stepwright/asl'
import { settled, type Settled } from './settled.js'

/** A group of activities that end together. One that is cancelled, or lies in one that is, never runs again. */
export interface Group {
  readonly parent: Group | undefined
  cancelled: boolean
}

/** Runs the `index`th of some jobs. Everything it waits for, it waits for in `group`. */
export type Job<T> = (index: number, group: Group) => Promise<Settled<T>>

/** What an execution asks of a clock; `breathe` is where one that really passes lets others have a turn. */
export type Time = Pick<Clock, 'seconds' | 'milliseconds' | 'sleep' | 'all' | 'within'> & { readonly breathe?: (group: Group) => Promise<void> }

/**
 * Virtual time. One activity runs at a time, until it sleeps or ends; then the one that is due first goes on, and time
 * jumps there. So nothing ever really waits, and equal runs interleave equally, whatever the tasks of a test await.
 */
export class Clock {
  readonly #start: number
  #seconds = 0
  /** Sorted by time; among equals, first come, first served. */
  readonly #parked: { readonly at: number; readonly group: Group; readonly resume: () => void }[] = []
  /** Those before it had their turn. */
  #next = 0

  /** `start`: milliseconds since the epoch. */
  constructor(start: number) {
    this.#start = start
  }

  /** Seconds passed since the start. */
  get seconds(): number {
    return this.#seconds
  }

  /** Milliseconds since the epoch. */
  get milliseconds(): number {
    return this.#start + this.#seconds * 1000
  }

  sleep(seconds: number, group: Group): Promise<void> {
    return new Promise((resolve) => {
      this.#park(seconds, group, resolve)
      this.#turn()
    })
  }

  /** Runs `count` jobs, at most `limit` at a time, and gathers their values in order. The first to fail ends the others. */
  all<T>(count: number, limit: number | (() => number), parent: Group, job: Job<T>): Promise<Settled<readonly T[]>> {
    if (count === 0) return Promise.resolve(settled([]))
    return new Promise((resolve, reject) => {
      const group: Group = { parent, cancelled: false }
      const values = new Array<T>(count)
      let next = 0
      const most = Math.min(count, typeof limit === 'number' ? limit : limit())
      let working = most
      const work = async (): Promise<void> => {
        while (next < count) {
          const index = next++
          const one = await job(index, group)
          if (!one.ok) {
            group.cancelled = true
            return resolve(one)
          }
          values[index] = one.value
        }
        working -= 1
        if (working === 0) resolve(settled(values))
        else this.#turn()
      }
      for (let worker = 0; worker < most; worker++) this.#park(0, group, () => void work().catch(reject))
      this.#turn()
    })
  }

  /** Runs `job`; `undefined` if it has not ended when `seconds` have passed. */
  within<T>(seconds: number, parent: Group, job: (group: Group) => Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const group: Group = { parent, cancelled: false }
      const timer: Group = { parent, cancelled: false }
      this.#park(seconds, timer, () => {
        group.cancelled = true
        resolve(undefined)
      })
      const run = async (): Promise<void> => {
        const value = await job(group)
        timer.cancelled = true
        resolve(value)
      }
      run().catch(reject)
    })
  }

  #park(seconds: number, group: Group, resume: () => void): void {
    const at = this.#seconds + seconds
    // most are due last; from the end, for a Map may park thousands
    let place = this.#parked.length
    while (place > this.#next && (this.#parked[place - 1]?.at ?? 0) > at) place -= 1
    this.#parked.splice(place, 0, { at, group, resume })
  }

  #turn(): void {
    for (;;) {
      const due = this.#parked[this.#next++]
      invariant(due !== undefined, 'an activity stopped, and no other is left to go on')
      if (this.#next > mostPast) {
        this.#parked.splice(0, this.#next)
        this.#next = 0
      }
      if (isCancelled(due.group)) continue
      this.#seconds = due.at
      return due.resume()
    }
  }
}

/** When those that had their turn are forgotten: rarely, for it moves the others. */
const mostPast = 1000

export function isCancelled(group: Group): boolean {
  return group.cancelled || (group.parent !== undefined && isCancelled(group.parent))
}
