import { diagnostic, type Diagnostic } from '@stepwright/asl'
import { expect, it } from 'vitest'
import { json } from '@stepwright/lint/reporters'
import { plainStyle } from '../terminal/style.js'
import { pretty } from './pretty.js'

const texts: { readonly [file: string]: string } = {
  '/app/src/release.workflow.ts': [
    "import { workflow } from 'stepwright'",
    '',
    "export const release = workflow('release', (flow, input: { n: number }) => {",
    "\tconst 注文 = flow.let('Größe 🚀', 1)\tif (input.n === 1) {",
    '  ask(flow)',
    '  ask(flow)',
    '})',
    '',
    'function ask(flow: Flow) {',
    "  return flow.pass('Ask')",
    '}',
    `const long = '${'x'.repeat(200)}' + input.n + '${'y'.repeat(200)}'`,
  ].join('\n'),
  '/app/order.asl.json': '{\n  "States": {\n    "Charge": { "Next": "Shp" }\n  }\n}\n',
}

const file = '/app/src/release.workflow.ts'
const at = (line: number, column: number, length?: number): Diagnostic['location'] => ({
  source: 'release',
  pointer: '',
  anchor: 'value',
  callSite: { file, line, column, ...(length !== undefined && { length }) },
})

/** One of each kind of place, and every part that a diagnostic may have. */
const diagnostics: readonly Diagnostic[] = [
  diagnostic({
    code: 'flow/unknown-target',
    message: 'state "Charge" goes to "Shp", which does not exist',
    location: { source: '/app/order.asl.json', pointer: '/States/Charge/Next', anchor: 'value', span: { start: 42, end: 47 } },
    help: 'use "Ship", defined on line 22',
  }),
  diagnostic({
    code: 'build/operator-on-reference',
    message: '"===" on "input.n" is decided while the workflow is built',
    location: at(4, 41, 13),
    help: 'write an arrow:\n() => input.n === 1',
    note: 'the value is known only when the machine runs',
  }),
  diagnostic({
    code: 'flow/duplicate-name',
    message: 'state "Ask" exists already',
    location: { ...at(10, 10, 4), callSite: { file, line: 10, column: 15, calledFrom: { file, line: 6, column: 3, calledFrom: { file: '/app/main.ts', line: 2, column: 1 } } } },
    related: [
      { message: '"Ask" is first recorded here', location: at(5, 3, 9) },
      { message: 'and the file of this one is gone', location: { ...at(1, 1), callSite: { file: '/gone/x.ts', line: 120, column: 4 } } },
    ],
  }),
  diagnostic({ code: 'build/typescript', severity: 'warning', message: 'a long line is shown around the place', location: at(12, 219, 7) }),
  diagnostic({ code: 'build/typescript', severity: 'warning', message: 'the place is behind the end of the text', location: at(99, 1, 3) }),
  diagnostic({
    code: 'build/unknown-file',
    message: '"/app/src/relaese.workflow.ts" does not exist\u001b[2J',
    location: { source: '/app/src/relaese.workflow.ts', pointer: '', anchor: 'value' },
  }),
]

const context = { cwd: '/app', style: plainStyle, readText: (path: string) => texts[path] }

it('pretty shows each problem with its lines of code', async () => {
  await expect(pretty(diagnostics, context)).toMatchFileSnapshot('__snapshots__/pretty.txt')
})

it('json holds the same, with files as seen from the folder', async () => {
  await expect(json(diagnostics, context)).toMatchFileSnapshot('__snapshots__/diagnostics.json')
})

it('nothing to say is nothing, and an empty list', () => {
  expect(pretty([], context)).toBe('')
  expect(json([], context)).toBe('[]\n')
})

it('colours do not move the marks', () => {
  const paint = (text: string): string => `\u001b[1m${text}\u001b[22m`
  const style = { bold: paint, dim: paint, red: paint, yellow: paint, green: paint, blue: paint }
  expect(pretty(diagnostics, { ...context, style }).replaceAll(/\u001b\[\d+m/g, '')).toBe(pretty(diagnostics, context))
})
