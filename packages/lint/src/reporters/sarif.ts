import type { Diagnostic, Location, Severity } from '@stepwright/asl'
import { codes } from '../rules/codes.js'
import { fileOf, regionOf } from './region.js'
import type { ReportContext, Reporter } from './reporter.js'

/**
 * SARIF 2.1.0, which GitHub's code scanning and many other tools read.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Reporter = (diagnostics, context) => {
  const used = [...new Set(diagnostics.map(({ code }) => code))].sort()
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'stepwright', ...(context.version === undefined ? {} : { semanticVersion: context.version }), rules: used.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((one) => resultOf(one, used, context)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>

function ruleOf(code: string): object {
  const summary = codes.find((known) => known.code === code)?.summary
  return { id: code, ...(summary === undefined ? {} : { shortDescription: { text: summary } }) }
}

function resultOf({ severity, code, message, help, note, location, related }: Diagnostic, used: readonly string[], context: ReportContext): object {
  return {
    ruleId: code,
    ruleIndex: used.indexOf(code),
    level: levels[severity],
    message: { text: [message, help, note].filter((text) => text !== undefined).join('\n') },
    locations: [locationOf(location, context)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((other, id) => ({ id, ...locationOf(other.location, context), message: { text: other.message } })) }),
    // what is wrong where, so that a problem is known again when lines have moved
    partialFingerprints: { 'stepwright/v1': `${code} ${location.pointer}` },
  }
}

function locationOf(location: Location, context: ReportContext): object {
  const region = regionOf(location, context)
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(fileOf(location, context)) },
      ...(region === undefined ? {} : { region: { startLine: region.line, startColumn: region.column, endLine: region.endLine, endColumn: region.endColumn } }),
    },
    ...(location.pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: location.pointer }] }),
  }
}

/** A relative reference, or a whole URI for a file elsewhere. */
function uriOf(file: string): string {
  const escaped = file.split('/').map(encodeURIComponent).join('/')
  return file.startsWith('/') ? `file://${escaped}` : escaped
}
