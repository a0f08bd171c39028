import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'

/** What help says of `diff`. */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'says what differs between two state machines, and what that breaks',
  usage: 'OLD NEW',
  flags: [
    { name: 'name', value: 'NAME', summary: 'only the machine of this name' },
    { name: 'markdown', summary: 'prints them for a comment on a pull request, with drawings' },
    { name: 'json', summary: 'prints the differences as JSON' },
    ...commonFlags,
  ],
  notes: [
    'OLD and NEW are definitions in ASL, templates that hold some, TypeScript that exports workflows, or folders, such as what "build" wrote.',
    'The order of members, layout and comments outside of fields do not count.',
    'Exits 0 when both do the same, 1 when they differ, 2 when it could not run.',
  ],
  load: async () => (await import('./diff.js')).diff,
}
