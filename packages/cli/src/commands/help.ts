import type { Command, Flag } from './command.js'

/** The help of `stepwright` as a whole. */
export function generalHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, summary }): Entry => [`${name} ${usage}`, summary])
  return [
    'stepwright: AWS Step Functions workflows in TypeScript, and the pipelines around them',
    '',
    'usage: stepwright COMMAND',
    '',
    ...table(rows),
    '',
    ...table([['COMMAND --help', 'the flags of a command'], ['--version', 'the version']]),
    '',
  ].join('\n')
}

/** The help of one command. */
export function commandHelp({ name, usage, summary, flags, notes = [] }: Command): string {
  return [`stepwright ${name}: ${summary}`, '', `usage: stepwright ${name} ${usage}`, '', ...table(flags.map(flagEntry)), '', ...notes, ''].join('\n')
}

type Entry = readonly [term: string, meaning: string]

function flagEntry({ name, value, summary }: Flag): Entry {
  return [`--${name}${value === undefined ? '' : ` ${value}`}`, summary]
}

function table(entries: readonly Entry[]): string[] {
  const width = Math.max(...entries.map(([term]) => term.length))
  return entries.map(([term, meaning]) => `  ${term.padEnd(width)}  ${meaning}`)
}
