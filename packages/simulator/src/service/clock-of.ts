import { isObject } from '@stepwright/asl'
import type { Store } from './store.js'

/** The service's time, in milliseconds since the epoch: as it passes, or faster. It goes on in the next life, at whatever speed, so that what was due then still is. */
export function clockOf(store: Store, speed: number): () => number {
  const stored = store.get(key)
  const real = Date.now()
  const shows = stored !== undefined && isObject(stored) ? Number(stored['shows']) + (real - Number(stored['real'])) * Number(stored['speed']) : real
  store.put(key, { real, shows, speed })
  return () => Math.floor(shows + (Date.now() - real) * speed)
}

const key = 'clock'
