import type { Diagnostic } from '@stepwright/asl'
import { fileOf, regionOf } from './region.js'
import type { ReportContext, Reporter } from './reporter.js'

/**
 * For continuous integration that shows tests: a suite per file, a failed test per problem. Files without problems are not known here.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export const junit: Reporter = (diagnostics, context) => {
  const files = new Map<string, Diagnostic[]>()
  for (const one of diagnostics) {
    const file = fileOf(one.location, context)
    files.set(file, [...(files.get(file) ?? []), one])
  }
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length
  const suites = [...files].map(([file, own]) => suite(file, own, context))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stepwright" tests="${diagnostics.length}" failures="${failures}">\n${suites.join('')}</testsuites>\n`
}

function suite(file: string, own: readonly Diagnostic[], context: ReportContext): string {
  const failures = own.filter(({ severity }) => severity === 'error').length
  const cases = own.map((one) => testcase(file, one, context))
  return `  <testsuite name="${escape(file)}" tests="${own.length}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`
}

function testcase(file: string, { severity, code, message, help, location }: Diagnostic, context: ReportContext): string {
  const region = regionOf(location, context)
  const place = `${file}${region === undefined ? '' : `:${region.line}:${region.column}`}`
  const detail = escape([`${place}  ${location.pointer}`, message, ...(help === undefined ? [] : [`help: ${help}`])].join('\n'))
  const head = `    <testcase name="${escape(`${code} ${location.pointer}`)}" classname="${escape(file)}" file="${escape(file)}"${region === undefined ? '' : ` line="${region.line}"`}>`
  const body = severity === 'error' ? `<failure message="${escape(message)}" type="${escape(code)}">${detail}</failure>` : `<system-out>${detail}</system-out>`
  return `${head}${body}</testcase>\n`
}

/** What XML 1.0 has no way to say is left out. */
function escape(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"\n]/g, (mark) => entities[mark] ?? mark)
}

const entities: { readonly [mark: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' }
