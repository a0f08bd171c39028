import type { Chart } from './chart.js'
import { layOut, type Layout, type Place, type PlacedArrow, type PlacedBox } from './layout.js'
import { palette } from './palette.js'

/** A drawing as a picture. Equal charts give equal bytes. */
export async function svg(chart: Chart, title: string): Promise<string> {
  const layout = await layOut(chart)
  const [width, height] = [Math.ceil(layout.width) + 2 * margin, Math.ceil(layout.height) + 2 * margin]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fonts}">`,
    `<title>${escaped(title)}</title>`,
    `<defs>${heads}</defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...scope(layout, { x: margin, y: margin }),
    '</svg>',
    '',
  ].join('\n')
}

const margin = 18
const fonts = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif'
const ink = { plain: '#4a5563', taken: palette.through.line, idle: '#b4bcc7' } as const
type Ink = keyof typeof ink
const heads = Object.entries(ink)
  .map(([name, color]) => `<marker id="head-${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0.8 L7.4 4 L0 7.2 Z" fill="${color}"/></marker>`)
  .join('')

/** Arrows under boxes, labels over all, so that none of them is cut. */
function scope({ boxes, arrows }: Layout, at: Place): readonly string[] {
  return [...arrows.map((arrow) => line(arrow, at)), ...boxes.flatMap((box) => boxParts(box, at)), ...arrows.flatMap((arrow) => labelParts(arrow, at))]
}

function line({ arrow, points }: PlacedArrow, at: Place): string {
  const look = inkOf(arrow.taken)
  const dashes = arrow.kind === 'catch' ? ' stroke-dasharray="5 4"' : ''
  return `<path d="${curve(points.map(({ x, y }) => ({ x: x + at.x, y: y + at.y })))}" fill="none" stroke="${ink[look]}" stroke-width="${look === 'taken' ? 2.2 : 1.4}"${dashes} marker-end="url(#head-${look})"/>`
}

const inkOf = (taken: boolean | undefined): Ink => (taken === undefined ? 'plain' : taken ? 'taken' : 'idle')

/** Straight pieces with round corners. */
function curve(points: readonly Place[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const pieces = rest.map((point, index) => {
    const after = rest[index + 1]
    if (after === undefined) return `L${spot(point)}`
    const before = index === 0 ? first : rest[index - 1] ?? first
    return `L${spot(towards(point, before))} Q${spot(point)} ${spot(towards(point, after))}`
  })
  return [`M${spot(first)}`, ...pieces].join(' ')
}

function towards(from: Place, to: Place): Place {
  const far = Math.hypot(to.x - from.x, to.y - from.y)
  const share = far === 0 ? 0 : Math.min(14, far / 2) / far
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function boxParts({ box, x, y, width, height, inside }: PlacedBox, at: Place): readonly string[] {
  const [left, top] = [x + at.x, y + at.y]
  const { kind, name, detail, mark } = box
  const tint = palette[mark?.went === 'elsewhere' || mark?.went === 'wrong' || (mark !== undefined && kind !== 'start' && kind !== 'end') ? mark.went : kind]
  const middle = left + width / 2
  if (kind === 'start' || kind === 'end') {
    const dim = mark?.went === 'elsewhere'
    return [rect({ left, top, width, height, radius: 14, fill: tint.fill, line: tint.line, extra: dim ? ' stroke-dasharray="4 3"' : '' }), text(middle, top + 18.5, name, { size: 12, fill: dim ? '#6b7684' : '#ffffff' })]
  }
  const extra = mark?.went === 'elsewhere' ? ' stroke-dasharray="4 3"' : ''
  const shape = kind === 'Choice' ? hexagon({ left, top, width, height, fill: tint.fill, line: tint.line, extra }) : rect({ left, top, width, height, radius: inside.length > 0 ? 10 : 7, fill: tint.fill, line: tint.line, extra })
  const ends = kind === 'Fail' || kind === 'Succeed' ? [rect({ left: left + 3, top: top + 3, width: width - 6, height: height - 6, radius: 5, fill: 'none', line: tint.line, extra: ' stroke-opacity="0.45"' })] : []
  const times = mark !== undefined && mark.times > 1 ? [text(left + width - 10, top + 16, `×${mark.times}`, { size: 11, fill: tint.line, anchor: 'end', weight: 700 })] : []
  return [
    shape,
    ...ends,
    text(middle, top + 20, name, { size: 13, fill: '#1d2530', weight: 600 }),
    text(middle, top + 36, detail, { size: 11, fill: '#56606d' }),
    ...times,
    ...inside.flatMap((inner) => innerParts(inner, { x: left, y: top }, tint.line)),
  ]
}

function innerParts({ title, layout, x, y }: PlacedBox['inside'][number], at: Place, color: string): readonly string[] {
  const [left, top] = [x + at.x, y + at.y]
  const width = Math.max(layout.width, 40)
  const frame = title === '' ? [] : [
    rect({ left: left - 4, top: top - 18, width: width + 8, height: layout.height + 24, radius: 7, fill: '#ffffff', line: color, extra: ' stroke-opacity="0.35"' }),
    text(left + 4, top - 5, title, { size: 10, fill: '#56606d', anchor: 'start' }),
  ]
  return [...frame, ...scope(layout, { x: left, y: top })]
}

function labelParts({ arrow, label }: PlacedArrow, at: Place): readonly string[] {
  if (arrow.label === '') return []
  const fill = arrow.taken === true ? ink.taken : arrow.taken === false ? '#6b7684' : arrow.kind === 'catch' ? palette.Fail.line : '#39424e'
  // a border of the ground's colour around the letters keeps the line away from them
  return [text(label.x + at.x, label.y + at.y + 4, arrow.label, { size: 11, fill, extra: ' stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' })]
}

interface Shape {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly fill: string
  readonly line: string
  readonly extra: string
}

const rect = ({ left, top, width, height, radius, fill, line: stroke, extra }: Shape & { readonly radius: number }): string =>
  `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="1.4"${extra}/>`

function hexagon({ left, top, width, height, fill, line: stroke, extra }: Shape): string {
  const [right, bottom, middle, nose] = [left + width, top + height, top + height / 2, 14]
  const corners = [[left, middle], [left + nose, top], [right - nose, top], [right, middle], [right - nose, bottom], [left + nose, bottom]]
  return `<polygon points="${corners.map(([x = 0, y = 0]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}" stroke="${stroke}" stroke-width="1.4" stroke-linejoin="round"${extra}/>`
}

interface Type {
  readonly size: number
  readonly fill: string
  readonly weight?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly extra?: string
}

const text = (x: number, y: number, words: string, { size, fill, weight = 400, anchor = 'middle', extra = '' }: Type): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}"${extra}>${escaped(words)}</text>`

const spot = ({ x, y }: Place): string => `${round(x)} ${round(y)}`
const round = (value: number): number => Math.round(value * 10) / 10

/** Characters that XML gives a meaning to, and control characters, which it has no place for. */
function escaped(words: string): string {
  return words.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
