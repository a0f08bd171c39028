import { fromCwd } from './from-cwd.js'
import type { Reporter } from './reporter.js'

/** An array of diagnostics: `severity`, `code`, `message`, `location`, and whatever else there is to say. */
export const json: Reporter = (diagnostics, { cwd }) => {
  const rows = diagnostics.map((one) => {
    const { severity, code, message, location, help, note, related, fixes, aws } = fromCwd(one, cwd)
    return { severity, code, message, location, help, note, related, fixes, aws }
  })
  return `${JSON.stringify(rows, undefined, 2)}\n`
}
