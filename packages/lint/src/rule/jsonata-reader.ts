import type { parseJsonata, jsonataFacts, jsonataBuiltins } from '@stepwright/asl/jsonata'

/** What rules need of `@stepwright/asl/jsonata`; handed in, so that nobody who has no JSONata loads it. */
export interface JsonataReader {
  readonly parseJsonata: typeof parseJsonata
  readonly jsonataFacts: typeof jsonataFacts
  readonly jsonataBuiltins: typeof jsonataBuiltins
}
