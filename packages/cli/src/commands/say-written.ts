import { relativePath } from '@stepwright/lint/reporters'
import { built } from '../drawing/built.js'
import { count } from '../terminal/count.js'
import { exitCodes, type Call } from './command.js'
import type { PlannedBuild } from './planned-build.js'

/** Says what was written, for people; to a program, only the problems. */
export function sayWritten({ drawings, plan, diagnostics, report, open, options: { target, reporter } }: PlannedBuild, { cwd, out, flags }: Call): number {
  report(diagnostics)
  if (reporter === 'json') return exitCodes.clean
  const folder = relativePath(plan.folder, cwd)
  const written = plan.files.filter(({ state }) => state !== 'unchanged').length
  const unchanged = plan.files.length - written
  out.write(`${built({ drawings, plan, style: out.style, width: out.columns })}\n`)
  out.write(`wrote ${count(written, 'file')} to ${out.style.bold(folder)}${unchanged === 0 ? '' : `, left ${unchanged} unchanged`}\n`)
  for (const path of plan.leftOver) out.write(`removed ${path}, which an earlier build wrote and this one would not\n`)
  const notes = diagnostics.filter(({ severity }) => severity === 'info').length
  if (notes > 0 && !flags.has('notes')) out.write(`${count(notes, 'note')} on what is not certain or could be narrower: read ${notes === 1 ? 'it' : 'them'} with --notes\n`)
  // a template names its place in words of its own, and is deployed as it is
  if (open.length > 0 && target === 'asl') out.write(`ARNs hold ${open.map(({ parameter }) => parameter).join(', ')}: ${cure(open.map(({ piece }) => piece))}\n`)
  return exitCodes.clean
}

function cure(open: readonly string[]): string {
  const flags = open.filter((piece) => piece !== 'partition' || open.length === 1).map((piece) => `--${piece}`)
  return `the deployment fills them in, or ${flags.join(' and ')}`
}
