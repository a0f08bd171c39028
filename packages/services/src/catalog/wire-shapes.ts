/** What a value that a service takes or answers looks like, in the spelling of Step Functions. */
export type ResultShape =
  | { readonly kind: 'structure'; readonly members: ReadonlyMap<string, ResultMember> }
  | { readonly kind: 'list'; readonly item: ResultShape }
  | { readonly kind: 'map'; readonly value: ResultShape }
  /** `values` are all that it may be, where the model lists them. */
  | { readonly kind: 'text'; readonly values?: readonly string[] }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'boolean' }
  | ({ readonly kind: 'blob' | 'integer' | 'number' } & ResultLimits)
  | { readonly kind: 'any' }

/** A member of a structure. */
export interface ResultMember {
  readonly shape: ResultShape
  /** Whether the model says that it is always there. */
  readonly required: boolean
}

/** Of a number, or of the length of a blob. */
export interface ResultLimits {
  readonly least?: number
  readonly most?: number
}

/** The shapes of a service by operation, from the text that `scripts/generate-result-shapes.mjs` writes. */
export function wireShapes(text: string): (operation: string) => ResultShape | undefined {
  const model = parse(text)
  return (operation) => {
    const root = model.operations.get(operation.charAt(0).toUpperCase() + operation.slice(1))
    return root === undefined ? undefined : shapeOf(root, model)
  }
}

interface Model {
  readonly operations: ReadonlyMap<string, string>
  readonly structures: ReadonlyMap<string, string>
  readonly made: Map<string, ResultShape>
}

function parse(text: string): Model {
  const operations = new Map<string, string>()
  const structures = new Map<string, string>()
  for (const line of text.split(';')) {
    const [, structure, members = ''] = /^@(\S+) ?(.*)$/.exec(line) ?? []
    if (structure !== undefined) structures.set(structure, members)
    else operations.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1))
  }
  return { operations, structures, made: new Map() }
}

/** `@Structure`, `(Member! Member:type)` in place, `[item`, `<value`, `s(a|b)`, `t`, `b`, `x{1,6144}` for a blob, `i{0,}` and `n` for numbers, `?` for anything. */
function shapeOf(written: string, model: Model): ResultShape {
  const [mark = ''] = written
  const rest = written.slice(1)
  if (mark === '@') return structureOf(rest, model)
  if (mark === '(') return { kind: 'structure', members: addMembers(rest.slice(0, -1), new Map(), model) }
  if (mark === '[') return { kind: 'list', item: shapeOf(rest, model) }
  if (mark === '<') return { kind: 'map', value: shapeOf(rest, model) }
  if (mark === 's') return rest === '' ? { kind: 'text' } : { kind: 'text', values: rest.slice(1, -1).split('|').map(decodeURIComponent) }
  if (mark === 't') return { kind: 'timestamp' }
  if (mark === 'b') return { kind: 'boolean' }
  const kind = ({ x: 'blob', i: 'integer', n: 'number' } as const)[mark]
  return kind === undefined ? { kind: 'any' } : { kind, ...limitsOf(rest) }
}

/** A structure may hold itself: its members are read into a shape that is known before. */
function structureOf(name: string, model: Model): ResultShape {
  const known = model.made.get(name)
  if (known !== undefined) return known
  const members = new Map<string, ResultMember>()
  const shape: ResultShape = { kind: 'structure', members }
  model.made.set(name, shape)
  addMembers(model.structures.get(name) ?? '', members, model)
  return shape
}

/** A member without a type may be anything. */
function addMembers(text: string, members: Map<string, ResultMember>, model: Model): ReadonlyMap<string, ResultMember> {
  for (const member of text.split(' ')) {
    const [, key, required, type = '?'] = /^(.+?)(!?)(?::(.+))?$/.exec(member) ?? []
    if (key !== undefined) members.set(key, { shape: shapeOf(type, model), required: required === '!' })
  }
  return members
}

function limitsOf(text: string): ResultLimits {
  const [, least = '', most = ''] = /^\{([^,]*),([^}]*)\}$/.exec(text) ?? []
  return { ...(least === '' ? {} : { least: Number(least) }), ...(most === '' ? {} : { most: Number(most) }) }
}
