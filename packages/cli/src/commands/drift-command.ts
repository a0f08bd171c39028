import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'
import { remoteFlags } from './remote-flags.js'

/** What help says of `drift`. */
export const driftCommand: Command = {
  name: 'drift',
  summary: 'says how a deployed machine differs from what is built',
  usage: 'FILE ARN --remote',
  flags: [
    { name: 'name', value: 'NAME', summary: 'which machine, where FILE makes several' },
    { name: 'json', summary: 'prints the differences as JSON' },
    ...remoteFlags,
    ...commonFlags,
  ],
  notes: [
    'FILE is a definition in ASL, a template that holds some, or TypeScript that exports workflows. What the deployment filled in for ${Placeholders} is no difference.',
    'Exits 0 when both are the same, 1 when they differ, 2 when it could not run.',
  ],
  load: async () => (await import('./drift.js')).drift,
}
