import { exitCodes, type Call, type Command, type Sink } from './commands/command.js'
import { commands } from './commands/commands.js'
import { commonFlags } from './commands/common-flags.js'
import { commandHelp, generalHelp } from './commands/help.js'
import { ownVersion } from './commands/own-version.js'
import { parseArguments, type Misuse } from './commands/parse-arguments.js'
import { sayBug } from './commands/say-bug.js'
import { usageError } from './commands/usage-error.js'
import { chooseStyle } from './terminal/style.js'

/**
 * Runs the command `stepwright` with the arguments behind its name, and yields the exit code: 0 clean, 1 problems found,
 * 2 could not run. Nothing is thrown.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const noColor = argv.includes('--no-color')
  const [out, error] = [sink(process.stdout, noColor), sink(process.stderr, noColor)]
  try {
    return await run(argv, { cwd: process.cwd(), out, error })
  } catch (thrown) {
    return sayBug(error, thrown)
  }
}

/** Says what nobody caught, such as an error in a callback, and yields the exit code. */
export function onUncaught(thrown: unknown): number {
  const error = sink(process.stderr, process.argv.includes('--no-color'))
  const isTheirs = thrown instanceof Error && thrown.stack?.includes('?stepwright=') === true
  return isTheirs ? usageError(error, `code that runs after its module was loaded failed: ${thrown.message.split('\n')[0]}`) : sayBug(error, thrown)
}

type Surroundings = Pick<Call, 'cwd' | 'out' | 'error'>

async function run([first, ...rest]: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, error } = surroundings
  const command = commands.find(({ name }) => name === first)
  if (command !== undefined) return runCommand(command, rest, surroundings)
  if (first === '--version' || first === '-v') return say(out, `${ownVersion()}\n`)
  if (first === '--help' || first === '-h') return say(out, generalHelp(commands))
  if (first === 'help') return say(out, helpFor(rest[0]))
  if (first === undefined || first === '--no-color') return say(error, generalHelp(commands), exitCodes.couldNotRun)
  if (first.startsWith('-')) return usageError(error, await sentenceOf({ unknownFlag: first, known: ['--version', ...commonFlags.map(({ name }) => `--${name}`)] }))
  return usageError(error, await unknown('command', first, commands.map(({ name }) => name), 'run "stepwright --help" for the list'))
}

async function runCommand(command: Command, args: readonly string[], surroundings: Surroundings): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) return say(surroundings.out, commandHelp(command))
  const parsed = parseArguments(args, command.flags)
  if (!('names' in parsed)) return usageError(surroundings.error, await sentenceOf(parsed, command))
  const execute = await command.load()
  return execute({ ...parsed, ...surroundings })
}

function say(to: Sink, text: string, code: number = exitCodes.clean): number {
  to.write(text)
  return code
}

function helpFor(name: string | undefined): string {
  const command = commands.find((one) => one.name === name)
  return command === undefined ? generalHelp(commands) : commandHelp(command)
}

async function sentenceOf(misuse: Misuse, command?: Command): Promise<string> {
  if ('sentence' in misuse) return misuse.sentence
  const list = `run "stepwright ${command === undefined ? '' : `${command.name} `}--help" for the list`
  return unknown('flag', misuse.unknownFlag, misuse.known, list)
}

async function unknown(what: string, name: string, known: readonly string[], otherwise: string): Promise<string> {
  // loaded for this sentence only, since the language is more than a start needs
  const { nearName } = await import('@stepwright/asl')
  const near = nearName(name, known)
  return `unknown ${what} "${name}": ${near === undefined ? otherwise : `use "${near}"`}`
}

function sink(stream: NodeJS.WriteStream, noColor: boolean): Sink {
  return {
    write: (text) => void stream.write(text),
    style: chooseStyle({ isTerminal: stream.isTTY === true, env: process.env, noColor }),
    columns: stream.isTTY === true ? Math.min(Math.max(stream.columns, 60), 140) : 110,
  }
}
