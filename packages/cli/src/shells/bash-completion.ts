import type { CompletedCommand } from './completed-command.js'

/** A script for bash 3.2 and later. Where no word fits, bash completes files. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const values = commands.flatMap(({ name, flags }) =>
    flags.flatMap(({ name: flag, value }) => (value === undefined ? [] : [`    '${name} --${flag}') words='${typeof value === 'string' ? '' : value.join(' ')}'; isValue=1 ;;`])))
  const flags = commands.map(({ name, flags: known }) => `    ${name}) words='${known.map((flag) => `--${flag.name}`).join(' ')}' ;;`)
  return `# eval "$(stepwright completion bash)"
_stepwright() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words='' isValue=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} --help --version' -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]} $before" in
${values.join('\n')}
  esac
  if [ -z "$isValue" ]; then
    case "$word" in -*) ;; *) return ;; esac
    case "\${COMP_WORDS[1]}" in
${flags.map((line) => `  ${line}`).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _stepwright stepwright
`
}
