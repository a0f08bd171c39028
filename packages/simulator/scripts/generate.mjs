// Writes schemas/scenarios-1.schema.json. Run by `pnpm generate`, which bundles the sources to dist/ first.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatJson } from '@stepwright/asl'
import { scenariosSchema } from '../dist/index.js'

const file = fileURLToPath(new URL('../../../schemas/scenarios-1.schema.json', import.meta.url))
writeFileSync(file, formatJson(scenariosSchema))
console.log(`wrote ${file}`)
