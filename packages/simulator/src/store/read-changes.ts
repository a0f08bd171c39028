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
    const changes = changesIn(journal.toString('utf8', from, end))
    if (changes === undefined) {
      return `line ${line} of it is no change; move the folder away to begin anew, or take the line out to go on without what it says`
    }
    for (const change of changes) applyChange(values, change)
    from = end + 1
  }
  return values
}

/** One, or those of one turn. */
function changesIn(line: string): readonly Change[] | undefined {
  try {
    const value = JSON.parse(line) as Json
    const changes: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value]
    // lines are what the journal's writer was given
    return changes.every((change) => isObject(change) && isChange(change)) ? (changes as unknown as readonly Change[]) : undefined
  } catch {
    return undefined
  }
}

function isChange(value: { readonly [member: string]: Json }): boolean {
  if (typeof value['put'] === 'string') return value['value'] !== undefined
  return typeof value['delete'] === 'string' || (typeof value['append'] === 'string' && Array.isArray(value['items']))
}
