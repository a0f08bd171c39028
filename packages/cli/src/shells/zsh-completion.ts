import type { CompletedCommand } from './completed-command.js'

/** A script for zsh, whose completion has been set up with compinit. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`)
  const cases = commands.map(({ name, flags }) => {
    const specifications = flags.map((flag) => `        ${quoted(specification(flag))} \\`)
    return [`    ${name})`, '      _arguments \\', ...specifications, "        '*:file:_files' ;;"].join('\n')
  })
  return `#compdef stepwright
# eval "$(stepwright completion zsh)"
_stepwright() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _stepwright stepwright
`
}

function specification({ name, summary, value }: CompletedCommand['flags'][number]): string {
  const flag = `--${name}[${summary.replaceAll(/[[\]:\\]/g, (sign) => `\\${sign}`)}]`
  if (value === undefined) return flag
  return `${flag}:value:${value === 'file' ? '_files' : value === 'text' ? ' ' : `(${value.join(' ')})`}`
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
