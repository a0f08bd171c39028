import type { Severity } from '@stepwright/asl'
import { fileOf, regionOf } from './region.js'
import type { Reporter } from './reporter.js'

/**
 * Commands that GitHub Actions turns into annotations.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export const github: Reporter = (diagnostics, context) =>
  diagnostics
    .map(({ severity, code, message, help, location }) => {
      const region = regionOf(location, context)
      const facts = { file: fileOf(location, context), line: region?.line, endLine: region?.endLine, col: region?.column, endColumn: columnOf(region), title: code }
      const properties = Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]))
      return `::${commands[severity]} ${properties.join(',')}::${escapeText(help === undefined ? message : `${message}\n${help}`)}\n`
    })
    .join('')

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>

/** GitHub takes an end column only where line and end line are one. */
function columnOf(region: ReturnType<typeof regionOf>): number | undefined {
  return region?.endLine === region?.line ? region?.endColumn : undefined
}

const escapeText = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string): string => escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
