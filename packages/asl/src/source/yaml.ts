import type { Node, ScalarTag, YAMLMap, YAMLSeq } from 'yaml'
import { child, type Pointer } from './pointer.js'
import type { Span } from './span.js'
import type { ParsedText, Syntax } from './syntax.js'
import { findPlace, type TextMember, type TextNode } from './text-node.js'
import { deepest, mostProblems, type TextProblem, type TextProblemKind } from './text-problem.js'

type Yaml = typeof import('yaml')

/**
 * YAML 1.2 (so `Yes`, `No` and `On` are strings), with merge keys. The library takes longer to load than most files take to
 * lint, so it is loaded by who meets YAML, and imported nowhere else.
 */
export async function loadYaml(): Promise<Syntax> {
  const yaml = await import('yaml')
  return { name: 'yaml', parse: (text) => parseYaml(yaml, text, 'drop') }
}

/**
 * YAML as CloudFormation has it: what has a tag of its own, as `!Sub text`, is read as an object with that one member, `{ '!Sub': 'text' }`.
 */
export async function loadTaggedYaml(): Promise<Syntax> {
  const yaml = await import('yaml')
  return { name: 'yaml', parse: (text) => parseYaml(yaml, text, 'keep') }
}

/**
 * Prints documents as YAML, without anchors, and so that readers of YAML 1.1 take every text for a text: CloudFormation's reads `on`
 * and `012` as something else, unless they are quoted.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export async function loadYamlPrinter(): Promise<(document: unknown) => string> {
  const yaml = await import('yaml')
  return (json) => {
    const document = new yaml.Document(json, { version: '1.1', aliasDuplicateObjects: false, customTags: (tags) => [pointed, ...tags] })
    yaml.visit(document, {
      Scalar(_key, scalar) {
        if (typeof scalar.value === 'string' && scalar.value.search(unprintable) !== -1) scalar.type = 'QUOTE_DOUBLE'
      },
    })
    const text = document.toString({ lineWidth: 0, singleQuote: true })
    return text.replaceAll(unprintable, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
  }
}

/** A number with an exponent needs a point too, or YAML 1.1 reads a text. @see https://yaml.org/type/float.html */
const pointed: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number' && /^-?\d+e/.test(String(value)),
  // among tags that print the same values, the library takes those that have a test; printed documents are not read with this one
  test: /(?!)/,
  resolve: Number,
  stringify: ({ value }) => String(value).replace('e', '.0e'),
}

/** What YAML takes only as an escape, between double quotes. @see https://yaml.org/spec/1.1/#id868524 */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

/** Whether a file is YAML by its name. */
export function isYamlFile(file: string): boolean {
  return file.endsWith('.json') ? false : /\.ya?ml$/i.test(file)
}

function parseYaml(yaml: Yaml, text: string, tags: Walk['tags']): ParsedText {
  const whole = { start: 0, end: text.length }
  const nothing = (kind: TextProblemKind, detail = ''): ParsedText => ({
    value: undefined,
    problems: [{ kind, pointer: '', span: whole, detail }],
    find: () => ({ value: whole }),
  })
  if (bracketDepth(text) > deepest) return nothing('too-deep')
  try {
    // the library compares each key with each other, so keys are compared here
    const document = yaml.parseDocument(text, { uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: 'error' })
    const { errors, contents } = document
    if (contents === null && errors.length === 0) return nothing('empty')
    // it runs out of stack on the way, and may report that as an error of the text
    if (errors.some(({ message }) => message.includes('call stack'))) return nothing('too-deep')
    const problems = errors.slice(0, mostProblems).map(({ pos, message }) => unreadable({ start: pos[0], end: pos[1] }, message))
    const walk: Walk = { yaml, tags, whole, anchors: new Map(), problems, size: 0, tooDeep: false }
    const { node: root, value } = measure(contents, '', 1, walk)
    if (walk.tooDeep) return nothing('too-deep')
    if (walk.size > mostNodes) return nothing('too-many-aliases')
    const broken = problems.some(({ kind }) => kind === 'unreadable-yaml')
    return { value: broken ? undefined : value, problems, find: (pointer) => findPlace(root, pointer) }
  } catch (thrown) {
    // the composer of the library is recursive
    return thrown instanceof RangeError ? nothing('too-deep') : nothing('unreadable-yaml', thrown instanceof Error ? thrown.message : '')
  }
}

/** Values in a document with its aliases written out: ten times what a megabyte of text has. */
const mostNodes = 1_000_000

const unreadable = (span: Span, detail: string): TextProblem => ({ kind: 'unreadable-yaml', pointer: '', span, detail })

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

interface Walk {
  readonly yaml: Yaml
  /** What becomes of tags that begin with one exclamation mark. */
  readonly tags: 'drop' | 'keep'
  readonly whole: Span
  /** What each alias stands for, at this place of the document; `open` as long as that is being read. */
  readonly anchors: Map<string, Measured | 'open'>
  readonly problems: TextProblem[]
  /** Values so far, those of aliases counted each time. */
  size: number
  tooDeep: boolean
}

/** A value and its places, and how many values and levels it has. What aliases stand for is shared, not copied, and counts. */
interface Measured {
  readonly value: unknown
  readonly node: TextNode
  readonly size: number
  readonly depth: number
}

function measure(node: unknown, pointer: Pointer, level: number, walk: Walk): Measured {
  const { yaml, anchors } = walk
  if (yaml.isAlias(node)) return measureAlias(node.source, spanOf(node) ?? walk.whole, level, walk)
  const anchor = (node as { readonly anchor?: string } | null | undefined)?.anchor
  if (anchor !== undefined) anchors.set(anchor, 'open')
  const before = walk.size++
  walk.tooDeep ||= level > deepest
  const inner = !walk.tooDeep && walk.size <= mostNodes && yaml.isCollection(node) ? measureItems(node, pointer, level, walk) : undefined
  const plain = inner?.value ?? (yaml.isScalar(node) ? node.value : null)
  const inside = { span: spanOf(node) ?? walk.whole, members: inner?.members ?? new Map<string, TextMember>() }
  const tag = walk.tags === 'keep' ? tagOf(node) : undefined
  const value = tag === undefined ? plain : { [tag]: plain }
  const measured = { value, node: tag === undefined ? inside : { span: inside.span, members: new Map([[tag, { node: inside }]]) }, size: walk.size - before, depth: (inner?.depth ?? 0) + 1 }
  if (anchor !== undefined) anchors.set(anchor, measured)
  return measured
}

function measureAlias(name: string, span: Span, level: number, walk: Walk): Measured {
  const target = walk.anchors.get(name)
  if (target === undefined || target === 'open') {
    walk.problems.push(unreadable(span, target === 'open' ? `the alias "${name}" stands in what it stands for` : `nothing before the alias "${name}" has its name`))
    return { value: null, node: { span, members: new Map() }, size: 1, depth: 1 }
  }
  walk.size += target.size
  walk.tooDeep ||= level + target.depth > deepest
  return { ...target, node: { span, members: target.node.members } }
}

interface Items {
  readonly value: unknown
  readonly members: Map<string, TextMember>
  readonly depth: number
}

function measureItems(node: YAMLMap | YAMLSeq, pointer: Pointer, level: number, walk: Walk): Items {
  if (walk.yaml.isMap(node)) return measureMap(node, pointer, level, walk)
  const inner = node.items.map((item, index) => measure(item, child(pointer, index), level + 1, walk))
  return {
    value: inner.map(({ value }) => value),
    members: new Map(inner.map(({ node }, index) => [String(index), { node }])),
    depth: Math.max(0, ...inner.map(({ depth }) => depth)),
  }
}

function measureMap({ items }: YAMLMap, pointer: Pointer, level: number, walk: Walk): Items {
  const object: Record<string, unknown> = {}
  const members = new Map<string, TextMember>()
  const merged: Measured[] = []
  let deepestInner = 0
  for (const { key, value } of items) {
    const name = String(walk.yaml.isScalar(key) ? key.value : key)
    const measured = measure(value, child(pointer, name), level + 1, walk)
    deepestInner = Math.max(deepestInner, measured.depth)
    const span = spanOf(key) ?? walk.whole
    const first = members.get(name)?.key
    if (name === '<<') merged.push(measured)
    else if (first !== undefined && walk.problems.length < mostProblems) {
      walk.problems.push({ kind: 'duplicate-key', pointer: child(pointer, name), span, first, detail: name })
    }
    members.set(name, { key: span, node: measured.node })
    if (name !== '<<') define(object, name, measured.value)
  }
  for (const { value, node } of merged) merge(value, node, object, members)
  return { value: object, members, depth: deepestInner }
}

/** Keys of the map itself win over those merged in; a list of maps is merged one after the other. @see https://yaml.org/type/merge.html */
function merge(source: unknown, { members: from }: TextNode, object: Record<string, unknown>, members: Map<string, TextMember>): void {
  if (Array.isArray(source)) return source.forEach((item, index) => merge(item, from.get(String(index))?.node ?? { span: { start: 0, end: 0 }, members: new Map() }, object, members))
  if (typeof source !== 'object' || source === null) return
  for (const [name, value] of Object.entries(source)) {
    if (Object.hasOwn(object, name)) continue
    define(object, name, value)
    const member = from.get(name)
    if (member !== undefined) members.set(name, member)
  }
}

/** An assignment to "__proto__" would make no member. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}

/** A tag that the text gives, such as `!Sub`; none of YAML's own. */
function tagOf(node: unknown): string | undefined {
  const tag = (node as Partial<Node> | null | undefined)?.tag
  return tag !== undefined && /^![A-Za-z]/.test(tag) ? tag : undefined
}

function spanOf(node: unknown): Span | undefined {
  const range = (node as Partial<Node> | null | undefined)?.range
  return range == null ? undefined : { start: range[0], end: range[1] }
}
