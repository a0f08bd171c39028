import { hasErrors, sortDiagnostics } from '@stepwright/asl'
import { coverageReport, coverageText } from '@stepwright/simulator'
import { relativePath } from '@stepwright/lint/reporters'
import { findFiles, type Wanted } from '../files/find-files.js'
import { readTexts } from '../files/read-texts.js'
import { replaceFile } from '../files/replace-file.js'
import { verdictLines } from '../drawing/verdict-lines.js'
import { pretty } from '../reporters/pretty.js'
import { count } from '../terminal/count.js'
import type { Style } from '../terminal/style.js'
import { exitCodes, type Call, type Run } from './command.js'
import { runScenarios, type ScenarioReport } from './run-scenarios.js'
import { readTestOptions, type TestOptions } from './test-options.js'
import { usageError } from './usage-error.js'

const scenarioFiles: Wanted = { glob: '**/*.scenarios.json', example: 'release.scenarios.json' }

/** `stepwright test`: runs scenarios, and says what came out otherwise than expected. */
export const test: Run = async (call) => {
  const options = readTestOptions(call)
  if (typeof options === 'string') return usageError(call.error, options)
  const found = findFiles(call.names, call.cwd, scenarioFiles)
  if (found.value === undefined || found.diagnostics.length > 0) {
    call.error.write(pretty(found.diagnostics, { cwd: call.cwd, style: call.error.style, readText: readTexts() }))
    return exitCodes.couldNotRun
  }
  const reports: ScenarioReport[] = []
  for (const file of found.value) {
    const report = await runScenarios(file, { call, functions: options.functions, ...(options.only === undefined ? {} : { only: options.only }) })
    reports.push(report)
    if (options.reporter === 'pretty') sayFile(report, call)
  }
  conclude(reports, options, call)
  if (reports.some(couldNotRun)) return exitCodes.couldNotRun
  return reports.some(({ results }) => results.some(isFailed)) ? exitCodes.problems : exitCodes.clean
}

const couldNotRun = ({ diagnostics }: ScenarioReport): boolean => hasErrors(diagnostics)
const isFailed = ({ mismatches }: ScenarioReport['results'][number]): boolean => mismatches.length > 0

function sayFile({ file, results, diagnostics }: ScenarioReport, { cwd, out, error }: Call): void {
  out.write(`${out.style.bold(relativePath(file, cwd))}\n`)
  for (const result of results) out.write(verdictLines(result, out.style))
  error.write(pretty(sortDiagnostics(diagnostics), { cwd, style: error.style, readText: readTexts() }))
}

function conclude(reports: readonly ScenarioReport[], { reporter, coverage, coverageFile }: TestOptions, { cwd, out }: Call): void {
  const results = reports.flatMap((report) => report.results)
  const coverages = results.flatMap((result) => result.coverage)
  if (coverageFile !== undefined) replaceFile(coverageFile, `${JSON.stringify(coverageReport(coverages), undefined, 2)}\n`)
  if (reporter === 'json') {
    const files = reports.map(({ file, diagnostics, ...rest }) => ({
      file: relativePath(file, cwd),
      scenarios: rest.results.map(({ name, mismatches }) => ({ name, passed: mismatches.length === 0, mismatches })),
      diagnostics,
    }))
    out.write(`${JSON.stringify({ files, ...(coverage ? { coverage: coverageReport(coverages) } : {}) }, undefined, 2)}\n`)
    return
  }
  const failed = results.filter(isFailed).length
  if (coverage) out.write(`\n${coverageText(coverages)}`)
  out.write(`\n${verdict(results.length, failed, reports.filter(couldNotRun).length, out.style)}\n`)
}

/** What did not run has not passed. */
function verdict(all: number, failed: number, broken: number, { green, red }: Style): string {
  if (broken > 0 && all === 0) return red('no scenario ran')
  const unread = broken === 0 ? '' : `, and those of ${count(broken, 'file')} could not all run`
  if (failed > 0) return red(`${failed} of ${count(all, 'scenario')} failed${unread}`)
  return (broken > 0 ? red : green)(`${count(all, 'scenario')} passed${unread}`)
}
