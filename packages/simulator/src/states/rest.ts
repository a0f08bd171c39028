import type { Visit } from '../data/visit.js'

/** Waits until so many seconds have passed since this place was first reached: a restart of the process in between does not prolong it. */
export function rest(visit: Visit, seconds: number, purpose = ''): Promise<void> {
  const { clock } = visit.execution
  return clock.sleep(seconds === 0 ? 0 : Math.max(0, seconds - passedOf(visit, purpose)), visit.group)
}

/** How many seconds have passed since this place was first reached. */
export function passedOf({ execution, thread }: Visit, purpose = ''): number {
  const { diary, clock } = execution
  return diary === undefined ? 0 : (clock.milliseconds - diary.since(thread.at() + purpose)) / 1000
}
