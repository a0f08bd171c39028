import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The names that are looked for, in the folder of the call and those above it. */
export const configNames = ['stepwright.config.ts', 'stepwright.config.mts', 'stepwright.config.js', 'stepwright.config.mjs'] as const

/** The configuration of `cwd`: the nearest one, up to the root of its repository. */
export function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = configNames.map((name) => join(folder, name)).find((file) => existsSync(file))
    if (found !== undefined || existsSync(join(folder, '.git')) || dirname(folder) === folder) return found
  }
}
