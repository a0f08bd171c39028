import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'
import { remoteFlags } from './remote-flags.js'

/** What help says of `validate`. */
export const validateCommand: Command = {
  name: 'validate',
  summary: 'says what AWS would say to a definition, and what it overlooks',
  usage: 'FILE',
  flags: [
    { name: 'name', value: 'NAME', summary: 'which machine, where FILE makes several' },
    { name: 'type', value: 'standard|express', summary: 'the type of the state machine, where FILE does not say it' },
    { name: 'reporter', value: 'pretty|json', summary: 'how problems are said; "pretty" when left out' },
    ...remoteFlags,
    ...commonFlags,
  ],
  notes: [
    'FILE is a definition in ASL, JSON or YAML, a template that holds some, or TypeScript that exports workflows. With --remote, AWS\'s own validation is asked too.',
    'Exits 0 when all is well, 1 when there are errors, 2 when it could not run.',
  ],
  load: async () => (await import('./validate.js')).validate,
}
