import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'

/** What help says of `init`. */
export const initCommand: Command = {
  name: 'init',
  summary: 'begins a project: a workflow, a test, a hook, CI',
  usage: '[DIR]',
  flags: [
    { name: 'name', value: 'NAME', summary: 'the name of the first workflow' },
    { name: 'target', value: 'asl|cloudformation|sam|terraform', summary: 'what is built' },
    { name: 'hook', value: 'yes|no', summary: 'whether git checks before each commit' },
    { name: 'ci', value: 'yes|no', summary: 'whether GitHub checks each pull request' },
    { name: 'yes', summary: 'asks nothing' },
    ...commonFlags,
  ],
  notes: [
    'DIR is this folder when left out. Files that are there are left alone; package.json gets what it lacks.',
    'On a terminal, init asks for what the flags do not say. Exits 0 when all is written, 2 when it could not run.',
  ],
  load: async () => (await import('./init.js')).init,
}
