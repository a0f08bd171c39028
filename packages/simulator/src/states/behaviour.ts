import type { StateType } from '@stepwright/asl'
import type { StateDocumentOf } from '../data/document.js'
import type { Later } from '../data/later.js'
import type { Settled } from '../data/settled.js'
import type { Exit, Visit } from '../data/visit.js'

/** What a type of state does in one visit. */
export type Behaviour<T extends StateType> = (state: StateDocumentOf<T>, visit: Visit) => Later<Settled<Exit>>
