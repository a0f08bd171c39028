// Matchers with their types, for Jest: expect.extend(matchers). Nothing of Jest is loaded.
import type { RunMatchers } from '@stepwright/simulator'

export { matchers } from '@stepwright/simulator'

declare global {
  // what @types/jest calls it
  namespace jest {
    interface Matchers<R, T> extends RunMatchers<R> {}
  }
}
