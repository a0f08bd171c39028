import type { Arrow, Box, Chart } from './chart.js'
import { palette } from './palette.js'

/** A drawing for Graphviz. @see https://graphviz.org/doc/info/lang.html */
export function dot(chart: Chart): string {
  const head = ['  compound=true', '  node [shape=box, style="rounded,filled", fontname="Helvetica"]', '  edge [fontname="Helvetica", fontsize=10]']
  return `digraph {\n${[...head, ...scopeLines(chart, '  ')].join('\n')}\n}\n`
}

function scopeLines({ boxes, arrows }: Chart, indent: string): readonly string[] {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  return [...boxes.flatMap((box) => boxLines(box, indent)), ...arrows.map((arrow) => `${indent}${arrowText(arrow, byId)}`)]
}

function boxLines(box: Box, indent: string): readonly string[] {
  const { id, kind, inside } = box
  const tint = palette[box.mark?.went ?? kind]
  if (inside.length === 0) {
    const dark = kind === 'start' || kind === 'end' ? ', shape=oval, fontcolor=white' : ''
    const shape = kind === 'Choice' ? ', shape=diamond, style=filled' : ''
    return [`${indent}${id} [label=${labelOf(box)}, color="${tint.line}", fillcolor="${tint.fill}"${dark}${shape}]`]
  }
  const deeper = `${indent}  `
  const inner = inside.flatMap(({ title, ...chart }, index) =>
    title === ''
      ? scopeLines(chart, deeper)
      : [`${deeper}subgraph cluster_${id}b${index + 1} {`, `${deeper}  label=${quoted(title)}`, ...scopeLines(chart, `${deeper}  `), `${deeper}}`])
  // an arrow goes from state to state, and is cut at the border of the cluster: a cluster without a state has a point for it
  const anchor = anchorOf(box) === `${id}a` ? [`${deeper}${id}a [shape=point, style=invis]`] : []
  return [`${indent}subgraph cluster_${id} {`, `${deeper}label=${labelOf(box)}`, `${deeper}color="${tint.line}"`, ...anchor, ...inner, `${indent}}`]
}

function labelOf({ name, detail, kind, mark }: Box): string {
  const times = mark !== undefined && mark.times > 1 ? ` ×${mark.times}` : ''
  return quoted(detail === '' || kind === 'Choice' ? `${name}${times}` : `${name}${times}\n${detail}`)
}

function arrowText({ from, to, label, kind, taken }: Arrow, byId: ReadonlyMap<string, Box>): string {
  const [tail, head] = [byId.get(from), byId.get(to)]
  const facts = [
    ...(label === '' ? [] : [`label=${quoted(label)}`]),
    ...(kind === 'catch' ? ['style=dashed'] : []),
    ...(taken === true ? [`penwidth=2, color="${palette.through.line}"`] : []),
    ...(tail !== undefined && tail.inside.length > 0 ? [`ltail=cluster_${from}`] : []),
    ...(head !== undefined && head.inside.length > 0 ? [`lhead=cluster_${to}`] : []),
  ]
  return `${tail === undefined ? from : anchorOf(tail)} -> ${head === undefined ? to : anchorOf(head)}${facts.length === 0 ? '' : ` [${facts.join(', ')}]`}`
}

function anchorOf({ id, inside }: Box): string {
  if (inside.length === 0) return id
  const first = inside.flatMap(({ boxes }) => boxes)[0]
  return first === undefined ? `${id}a` : anchorOf(first)
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
