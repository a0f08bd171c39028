import { diagnostic, type Diagnostic } from '@stepwright/asl'
import type { Provenance } from '../emitter/system.js'

/** Something that a template knows by an id made from its name. */
export interface Identified {
  readonly kind: string
  readonly name: string
  readonly id: string
  readonly from: Provenance
}

/** Names of one kind that differ only in what an id cannot hold, such as `build-one` and `buildOne`. Equal names are said elsewhere. */
export function checkIds(things: readonly Identified[]): Diagnostic[] {
  const first = new Map<string, Identified>()
  return things.flatMap((thing) => {
    const key = `${thing.kind} ${thing.id.toLowerCase()}`
    const taken = first.get(key)
    if (taken === undefined) first.set(key, thing)
    if (taken === undefined || (taken.name === thing.name && thing.kind !== 'project')) return []
    return [
      diagnostic({
        code: 'emit/colliding-names',
        message: `${thing.kind} "${thing.name}" would have the same id in a template as ${taken.kind} "${taken.name}": "${thing.id}"`,
        help: 'give one of them another name',
        note: 'ids hold letters and digits alone',
        location: { source: thing.from.file, pointer: '', anchor: 'value' },
        related: [{ message: `"${taken.name}" is written here`, location: { source: taken.from.file, pointer: '', anchor: 'value' } }],
      }),
    ]
  })
}
