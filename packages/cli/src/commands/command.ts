import type { Style } from '../terminal/style.js'

/** A command of `stepwright`. Its code is loaded only when it runs. */
export interface Command {
  readonly name: string
  /** What it does, in one line of the help. */
  readonly summary: string
  /** What follows the name, as help shows it. */
  readonly usage: string
  readonly flags: readonly Flag[]
  /** More lines of its help. */
  readonly notes?: readonly string[]
  load(): Promise<Run>
}

/** `--out DIR`, or `--check` where there is no value. */
export interface Flag {
  readonly name: string
  readonly value?: string
  readonly summary: string
}

/** Runs a command, and yields its exit code. */
export type Run = (call: Call) => Promise<number>

/** What a command was called with, and where it may write. */
export interface Call extends Arguments {
  readonly cwd: string
  readonly out: Sink
  readonly error: Sink
}

/** A stream, and how it looks. */
export interface Sink {
  write(text: string): void
  readonly style: Style
  readonly columns: number
}

/** What stands behind a command's name. */
export interface Arguments {
  readonly names: readonly string[]
  /** By the flag's name; one without a value is ''. */
  readonly flags: ReadonlyMap<string, string>
}

/** 0 clean, 1 problems found, 2 could not run. */
export const exitCodes = { clean: 0, problems: 1, couldNotRun: 2 } as const
