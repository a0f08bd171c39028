import type { CompletedCommand } from './completed-command.js'

/** A script for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, summary, flags }) => [
    `complete -c stepwright -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...flags.map((flag) => `complete -c stepwright -n '__fish_seen_subcommand_from ${name}' -l ${flag.name}${valueOf(flag)} -d ${quoted(flag.summary)}`),
  ])
  return ['# stepwright completion fish > ~/.config/fish/completions/stepwright.fish', 'complete -c stepwright -n __fish_use_subcommand -f', ...lines, ''].join('\n')
}

/** `-r` takes a file, `-x` does not. */
function valueOf({ value }: CompletedCommand['flags'][number]): string {
  if (value === undefined) return ''
  return value === 'file' ? ' -r' : value === 'text' ? ' -x' : ` -x -a ${quoted(value.join(' '))}`
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
