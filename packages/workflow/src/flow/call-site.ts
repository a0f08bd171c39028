import type { CallSite } from '@stepwright/asl'

/** `site`, reached through `outer`: a call inside a function the author called. */
export function within(site: CallSite, outer: CallSite | undefined): CallSite {
  return outer === undefined ? site : { ...site, calledFrom: outer }
}
