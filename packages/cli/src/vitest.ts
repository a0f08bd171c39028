// Matchers with their types, for Vitest: expect.extend(matchers). Nothing of Vitest is loaded.
import type { RunMatchers } from '@stepwright/simulator'
import type {} from 'vitest'

export { matchers } from '@stepwright/simulator'

declare module 'vitest' {
  interface Matchers<T> extends RunMatchers<T> {}
}
