import type { CallSite, Location, Pointer } from '@stepwright/asl'

/** The place of a problem in what was written in TypeScript: the call, where it is known, and else the name of the workflow or resource. */
export function siteLocation(site: CallSite | undefined, name: string, pointer: Pointer = ''): Location {
  return { source: site?.file ?? name, pointer, anchor: 'value', ...(site && { callSite: site }) }
}
