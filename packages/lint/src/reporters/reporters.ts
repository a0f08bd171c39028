import type { Reporter } from './reporter.js'

/** The reporters for machines, by name; each is loaded when it is asked for. `pretty`, which knows terminals, is the command's. */
export const reporters: { readonly [name: string]: () => Promise<Reporter> } = {
  github: async () => (await import('./github.js')).github,
  json: async () => (await import('./json.js')).json,
  junit: async () => (await import('./junit.js')).junit,
  text: async () => (await import('./text.js')).text,
  sarif: async () => (await import('./sarif.js')).sarif,
}
