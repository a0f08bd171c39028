import type { Json } from '@stepwright/asl'
import type { ScopeDocument, StateDocumentOf } from '../data/document.js'
import type { Item } from '../items/item.js'
import type { Visit } from '../data/visit.js'

/** What a Map has to do. */
export interface MapWork {
  readonly state: StateDocumentOf<'Map'>
  readonly processor: ScopeDocument
  readonly visit: Visit
  /** What the state works on: its input, after InputPath. */
  readonly input: Json
  /** Without those that an ItemReader will read. */
  readonly items: readonly Item[]
  /** 0: as many at once as AWS allows. */
  readonly concurrency: number
}
