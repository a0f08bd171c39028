import { exitCodes, type Sink } from './command.js'

/** Says in one line why a command could not run. */
export function usageError(error: Sink, sentence: string): number {
  error.write(`${error.style.red('stepwright')}: ${sentence}\n`)
  return exitCodes.couldNotRun
}
