// All benchmarks, one after the other; with --page, what they print becomes docs/benchmarks.md. Wants a build of the packages and a machine that does nothing else.
//   node bench/run.mjs [--page] [--only lint,simulate]
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const { values } = parseArgs({ options: { page: { type: 'boolean' }, only: { type: 'string' } } })

const benches = [
  { name: 'lint', title: 'Lint', peers: 'AWS\'s language service and asl-validator 4, on the same definitions in one process; then cold, as a command, beside `node -e 0`.' },
  { name: 'simulate', title: 'Simulator', peers: 'aws-local-stepfunctions 3, on the same machines in one process of Node 22, which it asks for.' },
  { name: 'build', title: 'Build', peers: 'CDK: `tsc`, then synth of the same machines, with and without its checks.' },
  { name: 'local', title: 'The local API', peers: 'no peer: 1,000 executions from 32 connections, while the process is killed twice and started again. Histories are read meanwhile,\nand must begin in the end as they were told before.' },
].filter(({ name }) => values.only === undefined || values.only.split(',').includes(name))

const sections = benches.map(({ name, title, peers }) => {
  console.log(`\n== ${name}`)
  const { stdout, status } = spawnSync(process.execPath, [join(here, name, 'run.mjs')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  process.stdout.write(stdout)
  if (status !== 0) process.exitCode = 1
  return `## ${title}\n\nBeside ${peers}\n\n\`\`\`text\nnode bench/${name}/run.mjs\n\n${stdout.trim()}\n\`\`\`\n`.replace('Beside no peer: ', 'It has no peer: ')
})
if (values.page && process.exitCode === undefined) writeFileSync(join(here, '../docs/benchmarks.md'), page())

function page() {
  const [{ model } = { model: 'unknown' }] = cpus()
  return `<!-- written by node bench/run.mjs --page -->
# Benchmarks

Ratios between tools in one run on one machine; the seconds are that machine's. Measured on ${new Date().toISOString().slice(0, 10)} with ${cpus().length} cores of ${model.replace(/\s+/g, ' ').trim()}, Node ${process.versions.node}.

The whole page is written anew by \`node bench/run.mjs --page\`; peers come from npm, in the versions that \`bench/package-lock.json\` names.

${sections.join('\n')}`
}
