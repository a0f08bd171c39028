// Writes docs/expressions.md; with --check, says whether it is as the compiler would write it now.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makePage } from './page.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const file = join(root, 'docs/expressions.md')
const page = await makePage(root)
if (!process.argv.includes('--check')) writeFileSync(file, page)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  console.error('docs/expressions.md is not what the compiler writes now: npm run generate')
  process.exitCode = 1
}
