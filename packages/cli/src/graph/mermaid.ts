import type { Arrow, Box, Chart } from './chart.js'
import { palette } from './palette.js'

/** A drawing in Mermaid, as GitHub and many wikis show it. @see https://mermaid.js.org/syntax/flowchart.html */
export function mermaid(chart: Chart): string {
  const marks = new Map<string, string[]>()
  const lines = scopeLines(chart, '  ', marks)
  const classes = [...marks].flatMap(([mark, ids]) => [`  classDef ${mark} ${styles[mark] ?? ''}`, `  class ${ids.join(',')} ${mark}`])
  return `flowchart TD\n${[...lines, ...classes].join('\n')}\n`
}

function scopeLines({ boxes, arrows }: Chart, indent: string, marks: Map<string, string[]>): readonly string[] {
  return [...boxes.flatMap((box) => boxLines(box, indent, marks)), ...arrows.map((arrow) => `${indent}${arrowText(arrow)}`)]
}

function boxLines(box: Box, indent: string, marks: Map<string, string[]>): readonly string[] {
  const { id, kind, inside, mark } = box
  if (mark !== undefined) marks.set(mark.went, [...(marks.get(mark.went) ?? []), id])
  if (inside.length === 0) {
    const [open, close] = brackets[kind] ?? ['[', ']']
    return [`${indent}${id}${open}${labelOf(box)}${close}`]
  }
  const deeper = `${indent}  `
  const inner = inside.flatMap(({ title, ...chart }, index) =>
    title === '' ? scopeLines(chart, deeper, marks) : [`${deeper}subgraph ${id}b${index + 1}[${quoted(title)}]`, ...scopeLines(chart, `${deeper}  `, marks), `${deeper}end`])
  return [`${indent}subgraph ${id}[${labelOf(box)}]`, ...inner, `${indent}end`]
}

function labelOf({ kind, name, detail, mark }: Box): string {
  const times = mark !== undefined && mark.times > 1 ? ` ×${mark.times}` : ''
  return detail === '' || kind === 'Choice' ? quoted(`${name}${times}`) : `"${escaped(`${name}${times}`)}<br/><small>${escaped(detail)}</small>"`
}

/** Shapes by the kind of box: a stadium, a diamond, a rounded box, a hexagon. */
const brackets: { readonly [Kind in Box['kind']]?: readonly [open: string, close: string] } = {
  start: ['([', '])'],
  end: ['([', '])'],
  Choice: ['{', '}'],
  Pass: ['(', ')'],
  Wait: ['{{', '}}'],
  Succeed: ['([', '])'],
  Fail: ['[[', ']]'],
}

function arrowText({ from, to, label, kind, taken }: Arrow): string {
  const line = kind === 'catch' ? '-.->' : taken === true ? '==>' : '-->'
  return `${from} ${line}${label === '' ? '' : `|${quoted(label)}|`} ${to}`
}

const quoted = (text: string): string => `"${escaped(text)}"`

/** Entities by number, which hold in all places; a backtick would begin Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/["#<>&`\\;]/g, (character) => `#${character.codePointAt(0)};`)
}

const styles: { readonly [mark: string]: string } = {
  through: `fill:${palette.through.fill},stroke:${palette.through.line}`,
  wrong: `fill:${palette.wrong.fill},stroke:${palette.wrong.line}`,
  elsewhere: `fill:${palette.elsewhere.fill},stroke:${palette.elsewhere.line},stroke-dasharray:4`,
}
