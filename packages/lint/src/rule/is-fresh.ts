import { remembered } from '@stepwright/asl'

/** Whether data about AWS of that day is so young that AWS is not likely to have added what is not in it. */
export function isFresh(date: string | undefined, today: string): boolean {
  return date !== undefined && momentOf(today) - momentOf(date) < fresh
}

/** The same two or three days are asked for over and over. */
const momentOf = remembered(Date.parse, 100)

/** A year, in milliseconds. AWS adds actions every week; those with nearly the name of another are few. */
const fresh = 365 * 24 * 60 * 60 * 1000
