import type { Analysis, Definition, Site, SourceText, State } from '@stepwright/asl'
import type { Finding, Wordings } from './finding.js'
import type { Once } from './once.js'
import type { SdkReader } from './sdk-reader.js'
import type { ShapesReader } from './shapes-reader.js'
import type { TaskCall } from './task-call.js'

/** What a rule may ask, and where it reports. */
export interface RuleContext<W extends Wordings> extends Surroundings {
  readonly report: <Say extends keyof W & string>(finding: Finding<W, Say>) => void
}

/** What all rules of one run share. Each analysis is made once, when the first rule asks. */
export interface Surroundings {
  readonly definition: Definition
  /** The text, where the definition was read from one. */
  readonly source: SourceText | undefined
  /** Scopes, graphs, sites of expressions and variables. */
  readonly analysis: Analysis
  /** Any other analysis of the definition or of a part of it, by its function: `context.once(labelsOf, machine)`. */
  readonly once: Once
  /** The texts of a state, and of what belongs to it, that are computed. The states inside a Parallel or Map have their own. */
  readonly sitesOf: (state: State) => readonly Site[]
  /** What the Resource of a Task names. */
  readonly callOf: (resource: string) => TaskCall
  /** The day on which is linted, such as `2026-01-31`: data about AWS grows old. */
  readonly today: string
  /** The actions of the AWS SDK, where the text calls any. */
  readonly sdk: SdkReader | undefined
  /** What services take and answer, where the text calls any. */
  readonly shapes: ShapesReader | undefined
}
