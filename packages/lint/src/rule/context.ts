import type { Definition, SourceText, State } from '@stepwright/asl'
import type { Finding, Wordings } from './define-rule.js'
import type { Once } from './once.js'
import type { Site } from './sites.js'
import type { TaskCall } from './task-call.js'
import type { JsonataReader } from './jsonata-reader.js'

/** What a rule may ask, and where it reports. */
export interface RuleContext<W extends Wordings> extends Surroundings {
  readonly report: <Say extends keyof W & string>(finding: Finding<W, Say>) => void
}

/** What all rules of one run share. Each analysis is made once, when the first rule asks. */
export interface Surroundings {
  readonly definition: Definition
  /** The text, where the definition was read from one. */
  readonly source: SourceText | undefined
  /** Any analysis of the definition or of a part of it, by its function: `context.once(graphOf, scope)`. */
  readonly once: Once
  /** The places in a state, and in what belongs to it, where text is computed. States inside a Parallel or Map have their own. */
  readonly sitesOf: (state: State) => readonly Site[]
  /** What the Resource of a Task names. */
  readonly callOf: (resource: string) => TaskCall
  /** JSONata, where the definition has any: it takes long to load. */
  readonly jsonata: JsonataReader | undefined
}
