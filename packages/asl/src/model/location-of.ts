import type { CallSite } from '../source/call-site.js'
import type { Location } from '../diagnostics/diagnostic.js'
import { pointer, segmentsOf, type Pointer } from '../source/pointer.js'
import type { Definition } from './definition.js'

/** The place of a problem: the pointer, and the call in TypeScript that wrote the nearest thing round it. */
export function locationOf(definition: Definition, at: Pointer): Location {
  const callSite = nearestCallSite(definition, at)
  return { source: definition.name, pointer: at, anchor: 'value', ...(callSite === undefined ? {} : { callSite }) }
}

function nearestCallSite({ provenance }: Definition, at: Pointer): CallSite | undefined {
  const segments = segmentsOf(at)
  for (let length = segments.length; length >= 0; length--) {
    const callSite = provenance.get(pointer(...segments.slice(0, length)))
    if (callSite !== undefined) return callSite
  }
  return undefined
}
