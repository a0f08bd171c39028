import type { Definition, Outcome } from '@stepwright/asl'

/** What can be compiled to a machine: a workflow, typed by what goes in and what comes out. */
export interface Program<Input, Output, Name extends string = string> {
  readonly name: Name
  readonly '~input'?: Input
  readonly '~output'?: Output
  '~compile'(): Outcome<Definition>
}

declare global {
  /** The states of machines by the names of these: `stepwright build --types` writes it. */
  interface StepwrightStates {}
}

/** The names of a machine's states, where they are known. */
export type StatesOf<Name extends string> = Name extends keyof StepwrightStates ? Extract<StepwrightStates[Name], string> : string
