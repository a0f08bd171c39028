import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'
import { remoteFlags } from './remote-flags.js'

/** What help says of `test-state`. */
export const testStateCommand: Command = {
  name: 'test-state',
  summary: 'runs one state alone, here or in AWS',
  usage: 'FILE STATE',
  flags: [
    { name: 'input', value: 'JSON|FILE', summary: 'what the state is given; {} when left out' },
    { name: 'variables', value: 'JSON|FILE', summary: 'the variables that it reads' },
    { name: 'context', value: 'JSON|FILE', summary: 'the context object, where the state reads it' },
    { name: 'result', value: 'JSON|FILE', summary: 'what the call of the state yields, instead of calling' },
    { name: 'error', value: 'NAME', summary: 'the error that the call fails with, instead of calling' },
    { name: 'cause', value: 'TEXT', summary: 'the cause of that error' },
    { name: 'retries', value: 'N', summary: 'how often the state was tried again before' },
    { name: 'level', value: 'INFO|DEBUG|TRACE', summary: 'how much is told of the way; INFO when left out' },
    { name: 'role', value: 'ARN', summary: 'the role that AWS takes on, with --remote' },
    { name: 'name', value: 'NAME', summary: 'which machine, where FILE makes several' },
    { name: 'json', summary: 'prints the answer as the API gives it' },
    ...remoteFlags,
    ...commonFlags,
  ],
  notes: [
    'FILE is a definition in ASL, JSON or YAML, a template that holds some, or TypeScript that exports workflows.',
    'Exits 0 when the state succeeds, or its error is caught; 1 when it fails; 2 when it could not run.',
  ],
  load: async () => (await import('./test-state.js')).testStateCommand,
}
