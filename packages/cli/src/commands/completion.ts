import { bashCompletion } from '../shells/bash-completion.js'
import type { CompletedCommand } from '../shells/completed-command.js'
import { fishCompletion } from '../shells/fish-completion.js'
import { zshCompletion } from '../shells/zsh-completion.js'
import { exitCodes, type Command, type Flag, type Run } from './command.js'
import { usageError } from './usage-error.js'

/** `stepwright completion`: a script for the shell that somebody uses. */
export function completion(commands: readonly Command[]): Run {
  return async ({ names, out, error }) => {
    const [shell, ...more] = names
    const script = shell === undefined ? undefined : Object.hasOwn(scripts, shell) ? scripts[shell] : undefined
    const problem = shell === undefined || more.length > 0 ? 'completion is for one shell' : `there is no completion for "${shell}"`
    if (script === undefined || more.length > 0) return usageError(error, `${problem}: name bash, zsh or fish`)
    out.write(script(commands.map(({ name, summary, flags }) => ({ name, summary, flags: flags.map(completed) }))))
    return exitCodes.clean
  }
}

const scripts: { readonly [shell: string]: (commands: readonly CompletedCommand[]) => string } = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }

/** `--target asl|sam` has the words; `--input JSON|FILE` and `--out DIR` are files. */
function completed({ name, value, summary }: Flag): CompletedCommand['flags'][number] {
  if (value === undefined) return { name, summary }
  const isFile = /\b(FILE|DIR|F)\b/.test(value)
  return { name, summary, value: isFile ? 'file' : value.includes('|') ? value.split('|') : 'text' }
}
