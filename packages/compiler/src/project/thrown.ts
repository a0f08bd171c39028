import { SourceMap } from 'node:module'
import { diagnostic, isDiagnosticsError, type CallSite, type Diagnostic } from '@stepwright/asl'
import type { SourceMapText } from '../transform/edits.js'
import type { Run } from './run-modules.js'

/** The maps of a module, from what is run back to what was written. */
export type SourceMaps = ReadonlyMap<string, readonly SourceMapText[]>

/** What a module threw while it was loaded, as diagnostics: its own, or one that names the message and the place. */
export function thrownDiagnostics(thrown: unknown, file: string, run: Run, maps: SourceMaps): readonly Diagnostic[] {
  const callSite = firstPlace(thrown, run, maps)
  if (isDiagnosticsError(thrown)) return thrown.diagnostics.map((one) => placed(one, file, callSite))
  return [
    diagnostic({
      code: 'build/module-failed',
      message: `"${file}" failed while it was loaded: ${messageOf(thrown)}`,
      location: { source: callSite?.file ?? file, pointer: '', anchor: 'value', ...(callSite && { callSite }) },
      help: early(thrown) ?? 'mend the code at this place; a workflow\'s module is run once, when it is built',
    }),
  ]
}

/** A const that is declared further down is not there yet. */
function early(thrown: unknown): string | undefined {
  const [, name] = /^Cannot access '(.+)' before initialization$/.exec(thrown instanceof Error ? thrown.message : '') ?? []
  return name === undefined ? undefined : `declare "${name}" above the workflow that uses it: a workflow's function is run at once`
}

/** A misuse that happened too deep inside to know where it was written: the stack knows. */
function placed(given: Diagnostic, file: string, callSite: CallSite | undefined): Diagnostic {
  if (given.location.callSite !== undefined || given.location.source !== '') return given
  return { ...given, location: { ...given.location, source: callSite?.file ?? file, ...(callSite && { callSite }) } }
}

function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown === 'string' ? thrown : `it threw ${typeof thrown === 'object' ? 'an object' : String(thrown)}`
  const [first = ''] = thrown.message.split('\n')
  return (first === '' ? thrown.name : first).replaceAll(/\?stepwright=\d+/g, '').replace(/\.$/, '')
}

/** The first line of the stack that stands in one of the author's files. */
function firstPlace(thrown: unknown, run: Run, maps: SourceMaps): CallSite | undefined {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return undefined
  for (const stackLine of thrown.stack.split('\n')) {
    const place = run.placeIn(stackLine)
    if (place !== undefined) return original(place, maps)
  }
  return undefined
}

function original({ file, line, column }: CallSite, maps: SourceMaps): CallSite {
  let place = { line: line - 1, column: column - 1 }
  for (const map of maps.get(file) ?? []) {
    const entry = new SourceMap({ ...map, sourceRoot: '' }).findEntry(place.line, place.column)
    if (!('originalLine' in entry)) break
    place = { line: entry.originalLine, column: entry.originalColumn }
  }
  return { file, line: place.line + 1, column: place.column + 1 }
}
