import type { TextMember, TextNode } from '@stepwright/asl'
import type { HclNode } from './hcl-parser.js'
import { joinTexts, placedText, type InnerText } from './text-map.js'

/** What an expression comes to, with `${…}` for what Terraform computes, and where its parts stand. */
export interface HclValue {
  readonly value: unknown
  readonly node: TextNode
}

/** An expression as a value: literals, lists and objects are themselves; all else is a placeholder that shows the expression. */
export function hclValue(expression: HclNode): HclValue {
  const inner = unwrapped(expression)
  const plain = (value: unknown): HclValue => ({ value, node: { span: spanOf(inner), members: new Map() } })
  switch (inner.type) {
    case 'object':
      return objectOf(inner)
    case 'tuple':
      return listOf(inner)
    case 'string_lit':
    case 'quoted_template':
    case 'heredoc_template':
      return plain(templateText(inner).text)
    case 'numeric_lit':
      return plain(Number(inner.text))
    case 'bool_lit':
      return plain(inner.text === 'true')
    case 'null_lit':
      return plain(null)
    default:
      return plain(negative(inner) ?? placeholderOf(inner))
  }
}

/** What Terraform computes, in one word that shows what it is. */
export const placeholderOf = ({ text }: HclNode): string => `\${${text.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()}}`

export const childrenOf = (node: HclNode): readonly HclNode[] => node.namedChildren.filter((child) => child !== null)

/** The first child of a type. */
export const childOf = (node: HclNode, type: string): HclNode | undefined => childrenOf(node).find((child) => child.type === type)

const transparent = new Set(['expression', 'literal_value', 'collection_value', 'template_expr'])

/** The node inside those that only group. */
export function unwrapped(node: HclNode): HclNode {
  const [only, ...others] = childrenOf(node)
  return transparent.has(node.type) && only !== undefined && others.length === 0 ? unwrapped(only) : node
}

function objectOf(object: HclNode): HclValue {
  const value: Record<string, unknown> = {}
  const members = new Map<string, TextMember>()
  for (const element of childrenOf(object)) {
    const [key, member] = element.type === 'object_elem' ? childrenOf(element) : []
    if (key === undefined || member === undefined) continue
    const name = nameOf(key)
    const read = hclValue(member)
    Object.defineProperty(value, name, { value: read.value, enumerable: true, configurable: true, writable: true })
    members.set(name, { key: spanOf(unwrapped(key)), node: read.node })
  }
  return { value, node: { span: spanOf(object), members } }
}

/** A key is a bare word, a string, or an expression in parentheses. */
function nameOf(key: HclNode): string {
  const inner = unwrapped(key)
  if (inner.type === 'string_lit' || inner.type === 'quoted_template') return templateText(inner).text
  return inner.type === 'variable_expr' ? inner.text : placeholderOf(inner)
}

function listOf(tuple: HclNode): HclValue {
  const items = childrenOf(tuple).filter(({ type }) => type === 'expression').map(hclValue)
  return { value: items.map(({ value }) => value), node: { span: spanOf(tuple), members: new Map(items.map(({ node }, index) => [String(index), { node }])) } }
}

function negative({ type, text }: HclNode): number | undefined {
  return type === 'operation' && /^-\s*\d+(\.\d+)?$/.test(text) ? Number(text.replace(/\s/g, '')) : undefined
}

const spanOf = ({ startIndex, endIndex }: HclNode) => ({ start: startIndex, end: endIndex })

/** The text of a string or heredoc, letter by letter, with `${…}` where Terraform puts something in. */
export function templateText(template: HclNode): InnerText {
  const isHeredoc = template.type === 'heredoc_template'
  const [from, to] = contentOf(template, isHeredoc)
  const pieces: InnerText[] = []
  let at = from
  for (const part of childrenOf(template)) {
    if (part.type !== 'template_interpolation' && part.type !== 'template_directive') continue
    pieces.push(literal(template, at, part.startIndex, isHeredoc))
    pieces.push(placedText(placeholderOf(childOf(part, 'expression') ?? part), spanOf(part)))
    at = part.endIndex
  }
  pieces.push(literal(template, at, to, isHeredoc))
  return joinTexts(pieces, '')
}

function contentOf(template: HclNode, isHeredoc: boolean): readonly [number, number] {
  const children = childrenOf(template)
  if (!isHeredoc) return [template.startIndex + 1, template.endIndex - 1]
  const head = children.find(({ type }) => type === 'heredoc_identifier')
  const foot = children.findLast(({ type }) => type === 'heredoc_identifier')
  return [(head?.endIndex ?? template.startIndex) + 1, foot === undefined || foot === head ? template.endIndex : foot.startIndex]
}

/** Letters between interpolations; `$${` is a dollar and a brace, and a quoted string has escapes. */
function literal(template: HclNode, from: number, to: number, isHeredoc: boolean): InnerText {
  const raw = template.text.slice(from - template.startIndex, to - template.startIndex)
  let text = ''
  const places: number[] = []
  for (let at = 0; at < raw.length; ) {
    const [written = '', letter = ''] = letterAt(raw, at, isHeredoc)
    for (const unit of letter) {
      text += unit
      places.push(from + at)
    }
    at += written.length
  }
  return { text, places: [...places, to] }
}

/** What is written at a place, and what it means. @see https://developer.hashicorp.com/terraform/language/expressions/strings */
function letterAt(raw: string, at: number, isHeredoc: boolean): readonly [written: string, letter: string] {
  const three = raw.slice(at, at + 3)
  if (three === '$${' || three === '%%{') return [three, three.slice(1)]
  const one = raw[at] ?? ''
  if (one !== '\\' || isHeredoc) return [one, one]
  const two = raw.slice(at, at + 2)
  const [code] = /^\\u[0-9a-fA-F]{4}/.exec(raw.slice(at, at + 6)) ?? []
  if (code !== undefined) return [code, String.fromCharCode(Number.parseInt(code.slice(2), 16))]
  return [two, escapes[two] ?? two.slice(1)]
}

const escapes: { readonly [written: string]: string } = { '\\n': '\n', '\\r': '\r', '\\t': '\t', '\\"': '"', '\\\\': '\\' }
