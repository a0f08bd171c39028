import { emptyNotes, type Notes } from './notes.js'

/** Who is told of what this process looks at. */
export interface Observer {
  /** The notes that are being taken, if any are. */
  notes(): Notes | undefined
  /** Whether modules of the author's are running. */
  isRunning(): boolean
  /** Notes, while modules of the author's run, that one does what cannot be repeated. */
  refuse(deed: string): void
}

/** One build's notes: those of its tools, and those of the modules that it ran. */
export interface Observation {
  readonly tools: Notes
  readonly modules: Notes
  phase: 'tools' | 'modules' | 'paused'
}

let observation: Observation | undefined

/** Begins to take notes, or ends it. Builds follow one another, so there is one observation at a time. */
export function observe(next: Observation | undefined): void {
  observation = next
}

/** An observation without notes. */
export function newObservation(): Observation {
  return { tools: emptyNotes(), modules: emptyNotes(), phase: 'tools' }
}

/** The one that functions of Node tell. */
export const observer: Observer = {
  notes: () => (observation === undefined || observation.phase === 'paused' ? undefined : observation[observation.phase]),
  isRunning: () => observation?.phase === 'modules',
  refuse: (deed) => {
    if (observation?.phase === 'modules') observation.modules.refusals.add(`${culprit()} ${deed}`)
  },
}

/** The module that did it, as the stack knows it. */
function culprit(): string {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 100
  const { stack = '' } = new Error('where')
  Error.stackTraceLimit = limit
  const [, file] = /(file:\/\/\S+?)\?stepwright=\d+:\d+/.exec(stack) ?? []
  return file === undefined ? 'a module' : `"${decodeURIComponent(file.replace('file://', ''))}"`
}
