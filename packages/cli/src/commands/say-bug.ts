import { exitCodes, type Sink } from './command.js'

/** Says that something failed which never should. The stack is for us, and shown only on request. */
export function sayBug(error: Sink, thrown: unknown): number {
  const what = thrown instanceof Error ? thrown.message : String(thrown)
  const [first = ''] = what.replace(/^bug in Stepwright, please report it: /, '').split('\n')
  const how = isDebugging() ? '' : ' (STEPWRIGHT_DEBUG=1 shows where it happened)'
  error.write(`${error.style.red('stepwright')}: this is a bug in stepwright, not in your code: ${first}; please report it with the command and its files${how}\n`)
  if (isDebugging() && thrown instanceof Error) error.write(`${thrown.stack ?? ''}\n`)
  return exitCodes.couldNotRun
}

function isDebugging(): boolean {
  return process.env['STEPWRIGHT_DEBUG'] === '1'
}
