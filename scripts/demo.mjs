// Builds every example with the built command, and prints what was written; with --update, into its expected/ folder.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const place = ['--account', '123456789012', '--region', 'us-east-1']
const out = process.argv.includes('--update') ? 'expected' : 'build'
const folders = existsSync(join(root, 'examples')) ? readdirSync(join(root, 'examples'), { withFileTypes: true }) : []
const examples = folders.filter((entry) => entry.isDirectory()).map(({ name }) => `examples/${name}`).sort()
if (examples.length === 0) stop('there is nothing below examples/ to build')
for (const example of examples) {
  buildExample(example, [`${example}/${out}`, ...place])
  // a folder of a target in expected/ asks for it
  const targets = ['cloudformation', 'sam', 'terraform'].filter((target) => out === 'expected' && existsSync(join(root, example, out, target)))
  for (const target of targets) buildExample(example, [`${example}/${out}/${target}`, '--target', target])
}

function buildExample(example, to) {
  const args = ['build', example, '--out', ...to]
  console.log(`\n$ stepwright ${args.join(' ')}\n`)
  const from = Date.now()
  const bin = join(root, 'packages/cli/bin/stepwright.js')
  const { status } = spawnSync(process.execPath, [bin, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) stop(`${example} was not built`)
  console.log(`built in ${((Date.now() - from) / 1000).toFixed(1)} s`)
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
