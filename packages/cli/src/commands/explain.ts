import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { nearName } from '@stepwright/asl'
import { codes } from '@stepwright/lint'
import { exitCodes, type Run } from './command.js'
import { usageError } from './usage-error.js'

/** `stepwright explain CODE`: the page of a code; without one, all codes. */
export const explain: Run = async ({ names: [code], out, error }) => {
  if (code === undefined) {
    const width = Math.max(...codes.map((known) => known.code.length))
    out.write(codes.map((known) => `${known.code.padEnd(width)}  ${known.severity.padEnd(7)}  ${known.summary}\n`).join(''))
    return exitCodes.clean
  }
  const known = codes.map((each) => each.code)
  const found = known.find((each) => each === code)
  if (found === undefined) {
    const near = nearName(code, known) ?? known.find((each) => each.endsWith(`/${code}`))
    return usageError(error, `there is no code "${code}": ${near === undefined ? 'run "stepwright explain" for the list' : `use "${near}"`}`)
  }
  out.write(readFileSync(createRequire(import.meta.url).resolve(`@stepwright/lint/pages/${found}.md`), 'utf8'))
  return exitCodes.clean
}
