import type { CallSite, Diagnostic, Location, Severity } from '@stepwright/asl'
import { fromCwd } from '@stepwright/lint/reporters'
import { displayText } from '../terminal/display-width.js'
import { codeFrame } from './code-frame.js'
import { findPlace, type FoundPlace } from './find-place.js'
import type { ReportContext, Reporter } from './reporter.js'
import { summary } from './summary.js'

/** For people: each problem with its lines of code, and at last a line of counts. */
export const pretty: Reporter = (diagnostics, context) => {
  if (diagnostics.length === 0) return ''
  const blocks = diagnostics.map((one) => `${renderDiagnostic(fromCwd(one, context.cwd), placesOf(one, context), context)}\n`)
  return `${blocks.join('\n')}\n${context.style.bold(summary(diagnostics))}\n`
}

/** The places of a diagnostic: its own, then the related ones. */
function placesOf({ location, related }: Diagnostic, context: ReportContext): readonly (FoundPlace | undefined)[] {
  return [location, ...related.map((other) => other.location)].map((one) => findPlace(one, context))
}

function renderDiagnostic(one: Diagnostic, [own, ...others]: readonly (FoundPlace | undefined)[], context: ReportContext): string {
  const { style } = context
  const paint = style[colours[one.severity]]
  const gutter = Math.max(2, ...[own, ...others.slice(0, mostFrames)].map((found) => String(found?.place.line ?? 0).length))
  const margin = ' '.repeat(gutter)
  const frame = (found: FoundPlace | undefined, mark: (text: string) => string, head: string): string[] => [
    `${margin}${style.blue('┌─')} ${head}`,
    ...(found?.text === undefined ? [] : codeFrame(found.text, found.place, { gutter, paint: mark, style })),
  ]
  const say = (label: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`${margin}${style.blue('=')} ${style.bold(label)} ${block(text, gutter + label.length + 3)}`]

  return [
    style.bold(`${paint(`${one.severity}[${one.code}]`)}: ${block(one.message, 2)}`),
    ...(one.location.source === '' && own === undefined ? [] : frame(own, paint, header(one.location, own))),
    ...calledFrom(one.location.callSite).flatMap((site) => say('called from', site)),
    ...one.related.flatMap(({ message, location }, index) => {
      const head = `${header(location, others[index])}: ${block(message, gutter + 3)}`
      return index < mostFrames ? frame(others[index], style.blue, head) : say('see', head)
    }),
    ...say('help:', one.help),
    ...say('note:', one.note),
  ].join('\n')
}

const colours = { error: 'red', warning: 'yellow', info: 'blue' } as const satisfies Record<Severity, string>

/** Related places beyond these are one line each. */
const mostFrames = 4

/** `order.asl.json:14:15  /States/Charge/Next`. */
function header({ source, pointer, callSite }: Location, found: FoundPlace | undefined): string {
  const file = displayText(callSite?.file ?? source)
  const at = found === undefined ? '' : `:${found.place.line}:${found.place.column}`
  return `${file}${at}${pointer === '' ? '' : `  ${displayText(pointer)}`}`
}

function calledFrom(site: CallSite | undefined): string[] {
  const outer = site?.calledFrom
  return outer === undefined ? [] : [`${outer.file}:${outer.line}:${outer.column}`, ...calledFrom(outer)]
}

/** Text of several lines, the later ones under the first. */
function block(text: string, column: number): string {
  return text.split('\n').map((line) => displayText(line)).join(`\n${' '.repeat(column)}`)
}
