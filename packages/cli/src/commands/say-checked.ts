import { join } from 'node:path'
import { diagnostic, type Diagnostic } from '@stepwright/asl'
import { relativePath } from '@stepwright/lint/reporters'
import { count } from '../terminal/count.js'
import { exitCodes, type Call } from './command.js'
import type { PlannedBuild } from './planned-build.js'

/** Says what a build would change, and exits 1 if that is anything. */
export function sayChecked({ plan, diagnostics, report, options: { reporter } }: PlannedBuild, { cwd, out }: Call): number {
  const findings = [
    ...plan.files.flatMap(({ path, state, onlyLineEnds }) => {
      if (state === 'unchanged') return []
      const lineEnds = `differs in line ends alone: add "${relativePath(plan.folder, cwd)}/** text eol=lf" to .gitattributes`
      return [{ path, finding: state === 'new' ? 'is missing' : onlyLineEnds === true ? lineEnds : 'differs' }]
    }),
    ...plan.leftOver.map((path) => ({ path, finding: 'is left over from an earlier build' })),
  ]
  report(reporter === 'json' ? [...diagnostics, ...findings.map(({ path, finding }) => outdated(join(plan.folder, path), finding))] : diagnostics)
  if (reporter === 'pretty') {
    const folder = out.style.bold(relativePath(plan.folder, cwd))
    for (const { path, finding } of findings) out.write(`${out.style.yellow('!')} ${path} ${finding}\n`)
    const verdict = findings.length === 0 ? `up to date: ${count(plan.files.length, 'file')}` : 'not up to date: run the same command without --check'
    out.write(`${folder} is ${verdict}\n`)
  }
  return findings.length === 0 ? exitCodes.clean : exitCodes.problems
}

function outdated(file: string, finding: string): Diagnostic {
  return diagnostic({
    code: 'build/outdated-file',
    message: `"${file}" ${finding}`,
    help: 'run the same command without --check',
    location: { source: file, pointer: '', anchor: 'value' },
  })
}
