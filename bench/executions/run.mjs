// Our JSONPath machines of the examples in aws-local-stepfunctions too: the same end, output and error as in our simulator.
//   node bench/executions/run.mjs
// The peer needs Node 22, so the process is one of npm's package `node`.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const bench = join(here, '..')
const node = join(bench, 'node_modules/node/bin/node')
if (!existsSync(node)) execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: bench, stdio: 'inherit' })
process.exit(spawnSync(node, [join(here, 'compare.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 2)
