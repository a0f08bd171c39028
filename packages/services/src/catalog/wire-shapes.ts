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
  /** As they are written. */
  readonly operations: ReadonlyMap<string, string>
  readonly structures: ReadonlyMap<string, string>
  readonly made: Map<string, ResultShape>
}

/** Takes the lines apart, and no more: of a service with hundreds of operations, a machine calls two. */
function parse(text: string): Model {
  const operations = new Map<string, string>()
  const structures = new Map<string, string>()
  for (const line of text.split(';')) {
    if (line.startsWith('@')) {
      const space = line.indexOf(' ')
      structures.set(line.slice(1, space === -1 ? undefined : space), space === -1 ? '' : line.slice(space + 1))
    } else operations.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1))
  }
  return { operations, structures, made: new Map() }
}

/** `@Structure`, `(Member! Member:type)` in place, `[item`, `<value`, `s(a|b)`, `t`, `b`, `x{1,6144}` for a blob, `i{0,}` and `n` for numbers, `?` for anything. */
function shapeOf(written: string, model: Model): ResultShape {
  const [mark = ''] = written
  const rest = written.slice(1)
  if (mark === '@') return structureOf(rest, model)
  if (mark === '(') return structure(rest.slice(0, -1), model)
  if (mark === '[') return { kind: 'list', item: shapeOf(rest, model) }
  if (mark === '<') return { kind: 'map', value: shapeOf(rest, model) }
  if (mark === 's') return rest === '' ? { kind: 'text' } : { kind: 'text', values: rest.slice(1, -1).split('|').map(decodeURIComponent) }
  if (mark === 't') return { kind: 'timestamp' }
  if (mark === 'b') return { kind: 'boolean' }
  const kind = ({ x: 'blob', i: 'integer', n: 'number' } as const)[mark]
  return kind === undefined ? { kind: 'any' } : { kind, ...limitsOf(rest) }
}

/** One shape for each structure, which may hold itself. */
function structureOf(name: string, model: Model): ResultShape {
  let shape = model.made.get(name)
  if (shape === undefined) model.made.set(name, (shape = structure(model.structures.get(name) ?? '', model)))
  return shape
}

/** Its members are read when somebody asks for them: all that a structure leads to is dozens of others. */
function structure(text: string, model: Model): ResultShape {
  let members: ReadonlyMap<string, ResultMember> | undefined
  return { kind: 'structure', get members() { return (members ??= membersOf(text, model)) } }
}

/** A member without a type may be anything. */
function membersOf(text: string, model: Model): ReadonlyMap<string, ResultMember> {
  const members = new Map<string, ResultMember>()
  for (const member of text === '' ? [] : text.split(' ')) {
    const colon = member.indexOf(':')
    const name = colon === -1 ? member : member.slice(0, colon)
    const required = name.endsWith('!')
    members.set(required ? name.slice(0, -1) : name, { shape: shapeOf(colon === -1 ? '?' : member.slice(colon + 1), model), required })
  }
  return members
}

function limitsOf(text: string): ResultLimits {
  const [, least = '', most = ''] = /^\{([^,]*),([^}]*)\}$/.exec(text) ?? []
  return { ...(least === '' ? {} : { least: Number(least) }), ...(most === '' ? {} : { most: Number(most) }) }
}
