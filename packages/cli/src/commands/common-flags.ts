import type { Flag } from './command.js'

/** Flags that every command takes. */
export const commonFlags: readonly Flag[] = [
  { name: 'no-color', summary: 'no colours, as with NO_COLOR' },
  { name: 'help', summary: 'this text' },
]
