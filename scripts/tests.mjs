// Runs every test once and closes with one line of counts, which CI reads: `N passed, N failed[, N skipped]`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

const report = '.cache/tests.json'
mkdirSync('.cache', { recursive: true })
rmSync(report, { force: true })
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], { stdio: ['ignore', 'inherit', 'inherit'] })

const counts = count(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined)
// an error outside every test fails the run too, and must not read as a success
const failed = counts.failed || (status === 0 ? 0 : 1)
console.log(`\n${counts.passed} passed, ${failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1

/** A file that could not be loaded has no tests, and counts as one that failed. */
function count(result) {
  if (!result) return { passed: 0, failed: 0, skipped: 0 }
  const broken = result.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'))
  return { passed: result.numPassedTests, failed: result.numFailedTests + broken.length, skipped: result.numPendingTests + result.numTodoTests }
}
