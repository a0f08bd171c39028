import { segmentsOf, type Pointer } from './pointer.js'
import type { Span } from './span.js'

/** A value in a text: where it stands, and what stands in it by key or index. */
export interface TextNode {
  readonly span: Span
  readonly members: ReadonlyMap<string, TextMember>
}

/** One member of an object, or one item of an array, which has no key. */
export interface TextMember {
  readonly key?: Span
  readonly node: TextNode
}

/** Where a value stands, and its key if it has one. */
export interface TextPlace {
  readonly key?: Span
  readonly value: Span
}

/** The place of what `pointer` names; of the nearest thing around it when there is no such thing. */
export function findPlace(root: TextNode, pointer: Pointer): TextPlace {
  let member: TextMember = { node: root }
  for (const segment of segmentsOf(pointer)) {
    const next = member.node.members.get(segment)
    if (next === undefined) break
    member = next
  }
  return member.key === undefined ? { value: member.node.span } : { value: member.node.span, key: member.key }
}
