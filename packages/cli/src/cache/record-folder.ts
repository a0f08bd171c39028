import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where results are kept: in the nearest `node_modules` above, as is the custom, else in a hidden folder of the project. */
export function recordFolder(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, 'node_modules'))) return join(above, 'node_modules/.cache/stepwright')
    if (existsSync(join(above, '.git')) || dirname(above) === above) return join(folder, '.stepwright/cache')
  }
}
