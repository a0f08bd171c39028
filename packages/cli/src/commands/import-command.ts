import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'
import { remoteFlags } from './remote-flags.js'

/** What help says of `import`. */
export const importCommand: Command = {
  name: 'import',
  summary: 'makes a workflow in TypeScript of a definition that stays as it is',
  usage: 'FILE|ARN',
  flags: [
    { name: 'out', value: 'DIR', summary: 'where to write; beside FILE, or this folder, when left out' },
    { name: 'name', value: 'NAME', summary: 'the name of the workflow; that of the file or the machine when left out' },
    ...remoteFlags,
    ...commonFlags,
  ],
  notes: [
    'FILE is a definition in ASL, JSON or YAML, or a template that holds one: of several, --name says which. ARN is a machine that is deployed, and needs --remote.',
    'Exits 0 when the workflow is written, 1 when the definition has errors, 2 when it could not run.',
  ],
  load: async () => (await import('./import.js')).importDefinition,
}
