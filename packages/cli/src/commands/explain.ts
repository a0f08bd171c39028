import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { nearName, type DiagnosticCode, type Severity } from '@stepwright/asl'
import { pipelineCodes } from '@stepwright/codepipeline'
import { policyRules } from '@stepwright/iam'
import { codes } from '@stepwright/lint'
import { explanations } from '../explanations/explanations.js'
import { pageOf as writtenPage } from '../explanations/page-of.js'
import { exitCodes, type Run } from './command.js'
import { usageError } from './usage-error.js'

interface Known {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly summary: string
  /** The page of AWS behind it, where there is no page of ours. */
  readonly source?: string
}

const all: readonly Known[] = [...codes.map(({ code, severity, summary }) => ({ code, severity, summary })), ...policyRules, ...pipelineCodes, ...explanations].toSorted((a, b) => (a.code < b.code ? -1 : 1))

/** `stepwright explain CODE`: the page of a code; without one, all codes. */
export const explain: Run = async ({ names: [code], out, error }) => {
  if (code === undefined) {
    const width = Math.max(...all.map((known) => known.code.length))
    out.write(all.map((known) => `${known.code.padEnd(width)}  ${known.severity.padEnd(7)}  ${known.summary}\n`).join(''))
    return exitCodes.clean
  }
  const found = all.find((known) => known.code === code)
  if (found === undefined) {
    const near = nearName(code, all.map((known) => known.code)) ?? all.find((known) => known.code.endsWith(`/${code}`))?.code
    return usageError(error, `there is no code "${code}": ${near === undefined ? 'run "stepwright explain" for the list' : `use "${near}"`}`)
  }
  out.write(pageOf(found))
  return exitCodes.clean
}

/** Lint has a page for each code; policies and pipelines have their facts; the others are explained here. */
function pageOf({ code, severity, summary, source }: Known): string {
  const explained = explanations.find((each) => each.code === code)
  if (explained !== undefined) return writtenPage(explained)
  if (source === undefined) return readFileSync(createRequire(import.meta.url).resolve(`@stepwright/lint/pages/${code}.md`), 'utf8')
  return `# ${code.slice(code.indexOf('/') + 1)}\n\n${summary}\n\n- Code: \`${code}\`\n- Severity: ${severity}\n- Source: ${source}\n`
}
