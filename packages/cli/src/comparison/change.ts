import type { Json } from '@stepwright/asl'

/** One thing that differs between two state machines. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'renamed' | 'moved' | 'changed'
  /** What it is about: a state as such, where execution goes, what data it carries, what a task does, permissions, the input, comments, the machine. */
  readonly area: ChangeArea
  /** The state, as the new machine calls it; as the old one did, where it is gone. None for the machine itself. */
  readonly state?: string
  /** Where in the state or the machine: `Arguments.FunctionName`. */
  readonly path?: string
  readonly before?: Json
  readonly after?: Json
}

/** What a change is about. */
export type ChangeArea = 'machine' | 'state' | 'flow' | 'data' | 'task' | 'permission' | 'input' | 'comment'

/** What comes of changes for executions that run already, or for those who start them. */
export interface Consequence {
  readonly affects: 'running executions' | 'callers'
  readonly sentence: string
  /** The page that says so. */
  readonly url: string
}

/** All that differs between two definitions. */
export interface MachineDiff {
  readonly name: string
  readonly changes: readonly Change[]
  readonly consequences: readonly Consequence[]
}
