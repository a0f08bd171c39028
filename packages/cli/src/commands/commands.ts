import type { Command, Flag } from './command.js'

/** Flags that every command takes. */
export const commonFlags: readonly Flag[] = [
  { name: 'no-color', summary: 'no colours, as with NO_COLOR' },
  { name: 'help', summary: 'this text' },
]

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [
  {
    name: 'build',
    summary: 'compiles workflows and pipelines to documents',
    usage: '[FILES…] --out DIR',
    flags: [
      { name: 'out', value: 'DIR', summary: 'the folder to write to' },
      { name: 'target', value: 'asl', summary: 'what to write; "asl" when left out' },
      { name: 'account', value: 'N', summary: 'the AWS account that ARNs name' },
      { name: 'region', value: 'R', summary: 'the Region that ARNs name' },
      { name: 'partition', value: 'P', summary: 'the partition that ARNs name; follows from the Region' },
      { name: 'check', summary: 'writes nothing; exits 1 when the folder is not up to date' },
      { name: 'reporter', value: 'pretty|json', summary: 'how problems are said; "pretty" when left out' },
      ...commonFlags,
    ],
    notes: [
      'FILES are files, folders and globs; without any, **/*.workflow.ts below this folder.',
      'Exits 0 when all is well, 1 when there are problems (nothing is written then), 2 when it could not run.',
    ],
    load: async () => (await import('./build.js')).build,
  },
]
