/** A node of JSONata's own tree, as `ast()` of version 2.2 yields it. Every part is where its operator needs one. */
export interface JsonataNode {
  readonly type: string
  readonly value?: unknown
  /** Where the token ends; nodes that the parser made up have none. */
  readonly position?: number | undefined
  readonly steps?: readonly JsonataNode[]
  readonly expressions?: readonly JsonataNode[]
  readonly arguments?: readonly JsonataNode[]
  readonly procedure?: JsonataNode
  readonly body?: JsonataNode
  /** Of an object constructor: pairs. */
  readonly lhs?: JsonataNode | readonly (readonly JsonataNode[])[]
  readonly rhs?: JsonataNode
  readonly expression?: JsonataNode
  readonly condition?: JsonataNode
  readonly then?: JsonataNode
  readonly else?: JsonataNode
  readonly pattern?: JsonataNode
  readonly update?: JsonataNode
  readonly delete?: JsonataNode
  /** Of a sort: what it sorts by. */
  readonly terms?: readonly { readonly expression: JsonataNode }[]
  readonly stages?: readonly { readonly type?: string; readonly value?: unknown; readonly expr?: JsonataNode }[]
  readonly predicate?: readonly { readonly expr?: JsonataNode }[]
  readonly group?: { readonly lhs?: readonly (readonly JsonataNode[])[] }
  /** `@$name` and `#$name`. */
  readonly focus?: string
  readonly index?: string
}

/** The nodes in a node, in the order of the text, but for `stages`, `predicate` and `group`, which look at the node's value. */
export function childrenOf(node: JsonataNode): readonly JsonataNode[] {
  // nothing stands in half of all nodes
  if (leaves.has(node.type)) return none
  const { lhs, rhs, terms = [] } = node
  const left = lhs === undefined ? [] : isPairs(lhs) ? lhs.flat() : [lhs]
  const parts = [node.procedure, ...(node.steps ?? []), ...left, rhs, node.expression, node.condition, node.then, node.else]
  const given = node.type === 'lambda' ? [] : (node.arguments ?? [])
  const more = [...given, ...(node.expressions ?? []), node.pattern, node.update, node.delete, node.body]
  return [...parts, ...more, ...terms.map(({ expression }) => expression)].filter((part) => part !== undefined)
}

const none: readonly JsonataNode[] = []
const leaves: ReadonlySet<string> = new Set(['string', 'number', 'value', 'name', 'variable', 'wildcard', 'descendant', 'regex'])

const isPairs = (lhs: NonNullable<JsonataNode['lhs']>): lhs is readonly (readonly JsonataNode[])[] => Array.isArray(lhs)
