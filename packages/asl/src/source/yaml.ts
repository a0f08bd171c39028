import type { Document, Node, Pair, YAMLMap } from 'yaml'
import { child, segmentsOf, type Pointer } from './pointer.js'
import type { Span } from './span.js'
import type { ParsedText, Syntax } from './syntax.js'
import type { TextPlace } from './text-node.js'
import { deepest, mostProblems, type TextProblem, type TextProblemKind } from './text-problem.js'

type Yaml = typeof import('yaml')

/**
 * YAML 1.2 (so `Yes`, `No` and `On` are strings), with merge keys. The library takes longer to load than most files take to
 * lint, so it is loaded by who meets YAML, and imported nowhere else.
 */
export async function loadYaml(): Promise<Syntax> {
  const yaml = await import('yaml')
  return { name: 'yaml', parse: (text) => parseYaml(yaml, text) }
}

/** Whether a file is YAML by its name. */
export function isYamlFile(file: string): boolean {
  return /\.ya?ml$/i.test(file)
}

function parseYaml(yaml: Yaml, text: string): ParsedText {
  const whole = { start: 0, end: text.length }
  const nothing = (kind: TextProblemKind, detail = ''): ParsedText => ({
    value: undefined,
    problems: [{ kind, pointer: '', span: whole, detail }],
    find: () => ({ value: whole }),
  })
  if (bracketDepth(text) > deepest) return nothing('too-deep')
  try {
    // the library compares each key with each other, so keys are compared here
    const document = yaml.parseDocument(text, { uniqueKeys: false, stringKeys: true, merge: true, prettyErrors: false, logLevel: 'error' })
    const problems: TextProblem[] = document.errors.slice(0, mostProblems).map(({ pos, message }) => ({
      kind: 'unreadable-yaml', pointer: '', span: { start: pos[0], end: pos[1] }, detail: message,
    }))
    if (document.contents === null && problems.length === 0) return nothing('empty')
    if (!walk(yaml, document, problems)) return nothing('too-deep')
    const value: unknown = problems.some(({ kind }) => kind === 'unreadable-yaml') ? undefined : document.toJS({ maxAliasCount: 100 })
    return { value, problems, find: (pointer) => findInYaml(yaml, document, pointer, whole) }
  } catch (thrown) {
    // thrown by toJS: ReferenceError for aliases that multiply; by the composer, which is recursive: RangeError
    const message = thrown instanceof Error ? thrown.message : ''
    if (thrown instanceof ReferenceError && message.includes('Excessive')) return nothing('too-many-aliases')
    return thrown instanceof RangeError ? nothing('too-deep') : nothing('unreadable-yaml', message)
  }
}

/** How deep brackets stand in each other; those in texts count too, as no text has thousands of them open. */
function bracketDepth(text: string): number {
  let level = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]
    if (mark === '[' || mark === '{') depth = Math.max(depth, ++level)
    else if (mark === ']' || mark === '}') level = Math.max(0, level - 1)
  }
  return depth
}

/** Finds keys that stand twice. `false` when the document is too deep. */
function walk(yaml: Yaml, document: Document.Parsed, problems: TextProblem[]): boolean {
  const open: { readonly node: unknown; readonly pointer: Pointer; readonly depth: number }[] = [{ node: document.contents, pointer: '', depth: 1 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, pointer, depth } = next
    if (depth > deepest) return false
    if (yaml.isMap(node)) {
      compareKeys(yaml, node, pointer, problems)
      for (const { key, value } of node.items) open.push({ node: value, pointer: child(pointer, keyOf(yaml, key)), depth: depth + 1 })
    } else if (yaml.isSeq(node)) node.items.forEach((item, index) => open.push({ node: item, pointer: child(pointer, index), depth: depth + 1 }))
  }
  return true
}

function compareKeys(yaml: Yaml, map: YAMLMap, pointer: Pointer, problems: TextProblem[]): void {
  const seen = new Map<string, Span>()
  for (const { key } of map.items) {
    const name = keyOf(yaml, key)
    const first = seen.get(name)
    const span = spanOf(key)
    if (span === undefined || name === '<<') continue
    if (first === undefined) seen.set(name, span)
    else if (problems.length < mostProblems) problems.push({ kind: 'duplicate-key', pointer: child(pointer, name), span, first, detail: name })
  }
}

function findInYaml(yaml: Yaml, document: Document.Parsed, pointer: Pointer, whole: Span): TextPlace {
  let place: TextPlace = { value: spanOf(document.contents) ?? whole }
  let node: unknown = document.contents
  for (const segment of segmentsOf(pointer)) {
    if (yaml.isAlias(node)) node = node.resolve(document)
    const member = memberOf(yaml, document, node, segment)
    const value = spanOf(member?.value)
    if (member === undefined || value === undefined) break
    const key = spanOf(member.key)
    place = { value, ...(key === undefined ? {} : { key }) }
    node = member.value
  }
  return place
}

function memberOf(yaml: Yaml, document: Document.Parsed, node: unknown, segment: string): { readonly key?: unknown; readonly value: unknown } | undefined {
  if (yaml.isSeq(node)) return { value: node.items[Number(segment)] }
  if (!yaml.isMap(node)) return undefined
  // the last of two keys counts, and a key of its own before one that is merged in
  const own = node.items.findLast(({ key }) => keyOf(yaml, key) === segment)
  if (own !== undefined) return own
  const merged = node.items.find(({ key }: Pair) => keyOf(yaml, key) === '<<')?.value
  const source = yaml.isAlias(merged) ? merged.resolve(document) : merged
  return source === node ? undefined : memberOf(yaml, document, source, segment)
}

const keyOf = (yaml: Yaml, key: unknown): string => String(yaml.isScalar(key) ? key.value : key)

function spanOf(node: unknown): Span | undefined {
  const range = (node as Partial<Node> | null | undefined)?.range
  return range == null ? undefined : { start: range[0], end: range[1] }
}
