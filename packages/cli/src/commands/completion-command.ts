import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'

/** What help says of `completion`, which needs to know all commands. */
export function completionCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: 'prints what makes a shell complete commands and flags',
    usage: 'bash|zsh|fish',
    flags: commonFlags,
    notes: [
      'bash: eval "$(stepwright completion bash)" in ~/.bashrc',
      'zsh: eval "$(stepwright completion zsh)" in ~/.zshrc, behind compinit',
      'fish: stepwright completion fish > ~/.config/fish/completions/stepwright.fish',
    ],
    load: async () => (await import('./completion.js')).completion(commands()),
  }
}
