import type { Command } from './command.js'
import { commonFlags } from './common-flags.js'

/** What help says of `graph`. */
export const graphCommand: Command = {
  name: 'graph',
  summary: 'draws a state machine',
  usage: 'FILE',
  flags: [
    { name: 'format', value: 'mermaid|dot|svg', summary: 'how; "mermaid" when left out' },
    { name: 'name', value: 'NAME', summary: 'which one, where FILE makes several' },
    { name: 'run', value: 'FILE', summary: 'shows the way of an execution: what get-execution-history prints' },
    { name: 'coverage', value: 'FILE', summary: 'shows what tests went through: what "test --coverage-file" writes' },
    { name: 'out', value: 'FILE', summary: 'where to write; standard output when left out' },
    ...commonFlags,
  ],
  notes: [
    'FILE is a definition in ASL, JSON or YAML, whoever wrote it, a template that holds some, or TypeScript that exports workflows; "-" is standard input.',
    'Exits 0 when all is well, 1 when the definition cannot be drawn, 2 when it could not run.',
  ],
  load: async () => (await import('./graph.js')).graph,
}
