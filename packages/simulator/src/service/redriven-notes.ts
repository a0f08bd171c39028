import type { Place } from '../events/place.js'
import type { Note } from './notes.js'
import type { MapRunRecord } from './records.js'

/** What a redrive starts from. */
export interface Ended {
  readonly notes: ReadonlyMap<string, Note>
  /** Where the execution itself stood. */
  readonly place: Place | undefined
  readonly error: string | undefined
  readonly mapRunOf: (arn: string) => Pick<MapRunRecord, 'type' | 'status'> | undefined
}

/**
 * What counts after a redrive: where lines stand, and which Map Runs there are. A line that had ended stays at its end; every other one
 * makes the last attempt of its state again, so that of a Parallel or Map only those branches and items run that had not succeeded.
 * Retries are counted anew, and tasks called anew.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-behavior-states
 */
export function redrivenNotes({ notes, place, error, mapRunOf }: Ended): { readonly notes: ReadonlyMap<string, Note>; readonly place: Place | undefined } {
  const attempts = lastAttempts(notes.keys())
  const again = (line: string, from: Place): Place => {
    if (from.state === undefined) return from
    const last = Math.max(attempts.get(line) ?? 0, from.steps + 1)
    const at = `${line}/${last}`
    const mapRun = mapRunOf(notes.get(at)?.mapRun ?? '')
    // a Parallel or Map whose own result was too large is run again as a whole: the page above
    const isTooLarge = error === 'States.DataLimitExceeded' && (mapRun === undefined ? haveEnded(notes, at) : mapRun.status === 'SUCCEEDED')
    // https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html#redrive-eligibility-map-run
    const isWrongPath = error === 'States.Runtime' && mapRun?.status === 'SUCCEEDED'
    return { ...from, steps: isTooLarge || isWrongPath ? last : last - 1 }
  }
  const kept = new Map<string, Note>()
  for (const [at, note] of notes) {
    if (isOfAnew(at, notes, (mapRun) => mapRunOf(mapRun)?.type === 'EXPRESS')) continue
    if (note.mapRun !== undefined) kept.set(at, { mapRun: note.mapRun })
    else if (note.place !== undefined) kept.set(at, { place: again(at, note.place) })
  }
  return { notes: kept, place: place === undefined ? undefined : again('', place) }
}

/** Places are written `line/attempt`, lines `place.index`; the execution's own line has an empty name. */
function lastAttempts(places: Iterable<string>): ReadonlyMap<string, number> {
  const attempts = new Map<string, number>()
  for (const at of places) {
    for (let slash = at.indexOf('/'); slash !== -1; slash = at.indexOf('/', slash + 1)) {
      const line = at.slice(0, slash)
      const attempt = Number.parseInt(at.slice(slash + 1), 10)
      if (attempt > (attempts.get(line) ?? 0)) attempts.set(line, attempt)
    }
  }
  return attempts
}

/** Whether branches or items began there, and none of them stands anywhere. */
function haveEnded(notes: ReadonlyMap<string, Note>, at: string): boolean {
  const inside = [...notes].filter(([line, { place }]) => place !== undefined && line.startsWith(`${at}.`) && !line.includes('/', at.length))
  return inside.length > 0 && inside.every(([, { place }]) => place?.state === undefined)
}

/** Whether it is a child that begins anew, or a place in one. */
function isOfAnew(line: string, notes: ReadonlyMap<string, Note>, beginsAnew: (mapRun: string) => boolean): boolean {
  for (let dot = line.indexOf('.'); dot !== -1; dot = line.indexOf('.', dot + 1)) {
    const mapRun = notes.get(line.slice(0, dot))?.mapRun
    if (mapRun === undefined || !beginsAnew(mapRun)) continue
    const end = line.indexOf('/', dot)
    const child = end === -1 ? line : line.slice(0, end)
    return notes.get(child)?.place?.state !== undefined
  }
  return false
}
