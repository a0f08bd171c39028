import type { Arrow, Box, Chart } from './chart.js'
import { textWidth } from './text-width.js'

/** Where everything of a drawing stands, in pixels from its upper left corner. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedBox[]
  readonly arrows: readonly PlacedArrow[]
}

/** A box, its upper left corner, and what is inside it, each with the corner of its own drawing. */
export interface PlacedBox extends Place {
  readonly box: Box
  readonly width: number
  readonly height: number
  readonly inside: readonly (Place & { readonly title: string; readonly layout: Layout })[]
}

/** An arrow's bends, and the middle of its label. */
export interface PlacedArrow {
  readonly arrow: Arrow
  readonly points: readonly Place[]
  readonly label: Place
}

/** A point. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** Lays out a drawing, from the inside out: what a box holds is laid out first, and says how large the box is. */
export async function layOut(chart: Chart): Promise<Layout> {
  // the library is loaded only by those who draw
  const { Graph, layout } = await import('@dagrejs/dagre')
  const arrange = (scope: Chart): Layout => {
    const sizes = new Map(scope.boxes.map((box) => [box.id, sizeOf(box, box.inside.map((inner) => ({ title: inner.title, layout: arrange(inner) })))]))
    const graph = new Graph({ multigraph: true })
    graph.setGraph({ rankdir: 'TB', nodesep: 36, edgesep: 18, ranksep: 44, marginx: 2, marginy: 2 })
    for (const [id, { width, height }] of sizes) graph.setNode(id, { width, height })
    for (const [index, { from, to, label }] of scope.arrows.entries()) {
      graph.setEdge(from, to, { width: label === '' ? 0 : textWidth(label, 11) + 10, height: label === '' ? 0 : 18, labelpos: 'c' }, String(index))
    }
    layout(graph)
    const { width = 0, height = 0 } = graph.graph()
    return {
      width,
      height,
      boxes: scope.boxes.map((box) => {
        const { x, y } = graph.node(box.id)
        const size = sizes.get(box.id) ?? { width: 0, height: 0, inside: [] }
        return { box, ...size, x: x - size.width / 2, y: y - size.height / 2 }
      }),
      arrows: scope.arrows.map((arrow, index) => {
        const { points = [], x = 0, y = 0 } = graph.edge(arrow.from, arrow.to, String(index))
        return { arrow, points, label: { x, y } }
      }),
    }
  }
  return arrange(chart)
}

type Sized = Pick<PlacedBox, 'width' | 'height' | 'inside'>

function sizeOf({ kind, name, detail, mark }: Box, inner: readonly { readonly title: string; readonly layout: Layout }[]): Sized {
  if (kind === 'start' || kind === 'end') return { width: 64, height: 28, inside: [] }
  const times = mark !== undefined && mark.times > 1 ? 34 : 0
  // names are bold, and a Choice has less room at its noses
  const words = Math.max(textWidth(name, 13.6) + times, textWidth(detail, 11)) + (kind === 'Choice' ? 48 : 34)
  if (inner.length === 0) return { width: Math.max(words, 110), height: 46, inside: [] }
  const [head, gap, title] = [46, 14, inner.some((one) => one.title !== '') ? 20 : 0]
  const all = inner.reduce((sum, { layout }) => sum + Math.max(layout.width, 40) + gap, gap)
  const width = Math.max(words, all)
  let x = gap + (width - all) / 2
  const inside = inner.map(({ title: called, layout }) => {
    const placed = { title: called, layout, x, y: head + title }
    x += Math.max(layout.width, 40) + gap
    return placed
  })
  return { width, height: head + title + Math.max(20, ...inner.map(({ layout }) => layout.height)) + gap, inside }
}
