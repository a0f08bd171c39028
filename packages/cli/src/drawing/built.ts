import { invariant } from '@stepwright/asl'
import { readManifest, type ManifestEntry } from '../files/manifest.js'
import type { FilePlan, PlannedFile } from '../files/plan-files.js'
import { count } from '../terminal/count.js'
import { padToWidth } from '../terminal/display-width.js'
import type { Style } from '../terminal/style.js'
import { needsText } from './needs-text.js'
import { renderRows } from './render-rows.js'
import type { Row } from './row.js'

/** What was built, and how to draw it. */
export interface Built {
  readonly drawings: Drawings
  readonly plan: FilePlan
  readonly style: Style
  readonly width: number
}

/** What is drawn of workflows, pipelines and stages, by name. Of more than fit on a screen, nothing is. */
export interface Drawings {
  readonly [kind: string]: { readonly [name: string]: readonly Row[] }
}

/** One block for each workflow and pipeline: where it is from, itself drawn small, its files, what must exist before. */
export function built({ drawings, plan, style, width }: Built): string {
  const textOf = (path: string): string => plan.files.find((file) => file.path === path)?.text ?? ''
  const manifest = readManifest(textOf('manifest.json'))
  invariant(manifest !== undefined, 'the emitter made no manifest that can be read')
  const { workflows, pipelines, stages, functions, tables, apis } = manifest
  const things = Object.entries({ workflow: workflows, pipeline: pipelines, stage: stages, function: functions, table: tables, api: apis }).flatMap(([kind, entries]) =>
    entries.map((entry): Thing => ({ kind, entry, rows: drawings[kind]?.[entry.name] ?? [] })))
  const shared = sharedFiles(things.map(({ entry }) => entry))
  const look: Look = { style, width, plan, shared, most: mostRows(things.length) }
  const draw = things.length > mostBlocks ? line : block
  const blocks = things.map((thing) => draw(thing, look))
  if (draw === block && shared.size > 0) blocks.push(['of several', ...fileLines(plan.files.filter(({ path }) => shared.has(path)), style)].join('\n'))
  return `${blocks.join(draw === line ? '\n' : '\n\n')}\n`
}

/** What stands in the lists of more than one, as the one template of a stack does. */
function sharedFiles(entries: readonly ManifestEntry[]): ReadonlySet<string> {
  const all = entries.flatMap(({ files }) => files)
  return new Set(all.filter((path, at) => all.indexOf(path) !== at))
}

interface Thing {
  readonly kind: string
  readonly entry: ManifestEntry
  readonly rows: readonly Row[]
}

interface Look {
  readonly style: Style
  readonly width: number
  readonly plan: FilePlan
  readonly shared: ReadonlySet<string>
  readonly most: number
}

/** Beyond these, everything is one line, so that a build keeps to a screen. */
export const mostBlocks = 5

function mostRows(things: number): number {
  return things <= 2 ? 30 : 10
}

function line({ kind, entry }: Thing, { style }: Look): string {
  return `${kind} ${style.bold(entry.name)}  ${style.dim(`${sourceOf(entry)}, ${count(entry.files.length, 'file')}`)}`
}

function block({ kind, entry, rows }: Thing, { style, width, plan, shared, most }: Look): string {
  const needs = needsText(entry.needs)
  return [
    `${kind} ${style.bold(entry.name)}  ${style.dim(sourceOf(entry))}`,
    ...renderRows(rows, { style, width, most }),
    ...fileLines(plan.files.filter(({ path }) => entry.files.includes(path) && !shared.has(path)), style),
    ...(needs === '' ? [] : [`  ${style.yellow('needs')} ${needs}`]),
  ].join('\n')
}

function sourceOf({ source }: ManifestEntry): string {
  return `${source.file}${source.line === undefined ? '' : `:${source.line}`}`
}

function fileLines(files: readonly PlannedFile[], style: Style): string[] {
  const longest = Math.max(0, ...files.map(({ path }) => path.length))
  return files.map(({ path, text, state }) => {
    const news = state === 'unchanged' ? style.dim('  unchanged') : ''
    return `  ${style.green('•')} ${padToWidth(path, longest)}  ${sizeText(text).padStart(7)}${news}`
  })
}

function sizeText(text: string): string {
  const bytes = Buffer.byteLength(text)
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}
