// Writes schemas/asl.schema.json from the field table. Run by `pnpm generate`, which bundles the sources to dist/ first.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatJson, machineSchema } from '../dist/index.js'

const schemas = new URL('../../../schemas/', import.meta.url)
mkdirSync(schemas, { recursive: true })
const file = fileURLToPath(new URL('asl.schema.json', schemas))
writeFileSync(file, formatJson(machineSchema()))
console.log(`wrote ${file}`)
