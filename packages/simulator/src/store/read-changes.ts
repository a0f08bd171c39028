import { isObject, type Json } from '@stepwright/asl'
import { applyChange, type Change } from '../service/store.js'

/**
 * What a journal says in the end; a sentence if one of its lines is damaged. The last line is left out unless it is whole: the process
 * ended while it was written.
 */
export function readChanges(journal: Buffer): Map<string, Json> | string {
  const values = new Map<string, Json>()
  let line = 0
  for (let from = 0; from < journal.length; ) {
    line += 1
    const end = journal.indexOf(0x0a, from)
    if (end === -1) break
    const change = changeIn(journal.toString('utf8', from, end))
    if (change === undefined) {
      return `line ${line} of it is no change; move the folder away to begin anew, or take the line out to go on without what it says`
    }
    applyChange(values, change)
    from = end + 1
  }
  return values
}

function changeIn(line: string): Change | undefined {
  try {
    const value: unknown = JSON.parse(line)
    // lines are what the journal's writer was given
    return isObject(value) && isChange(value) ? (value as unknown as Change) : undefined
  } catch {
    return undefined
  }
}

function isChange(value: { readonly [member: string]: Json }): boolean {
  if (typeof value['put'] === 'string') return value['value'] !== undefined
  return typeof value['delete'] === 'string' || (typeof value['append'] === 'string' && Array.isArray(value['items']))
}
