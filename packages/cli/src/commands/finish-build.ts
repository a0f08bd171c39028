import { planFiles } from '../files/plan-files.js'
import { writeFiles } from '../files/write-files.js'
import type { BuildResult } from './build-result.js'
import { exitCodes, type Call } from './command.js'
import { reportTo } from './report-to.js'
import { sayChecked } from './say-checked.js'
import { sayWritten } from './say-written.js'

/** Brings the output folder to what a build made, just now or earlier, or says how it differs; and yields the exit code. */
export async function finishBuild(made: BuildResult, call: Call): Promise<number> {
  const { files, diagnostics, options } = made
  const report = reportTo(call)
  const { value: plan, diagnostics: obstacles } = planFiles(options.out, files)
  const failures = plan === undefined || options.check ? obstacles : await writeFiles(plan)
  if (plan === undefined || failures.length > 0) {
    report([...diagnostics, ...failures])
    return exitCodes.couldNotRun
  }
  const say = options.check ? sayChecked : sayWritten
  return say({ ...made, plan, report }, call)
}
