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
  const model: Model = { text, made: new Map() }
  return (operation) => {
    const root = lineOf(text, `${operation.charAt(0).toUpperCase()}${operation.slice(1)}=`)
    return root === undefined ? undefined : shapeOf(root, model)
  }
}

interface Model {
  readonly text: string
  readonly made: Map<string, ResultShape>
}

/** The rest of the line that begins so. Of a service with hundreds of lines a machine asks for two: finding them costs less than taking all apart. */
function lineOf(text: string, begin: string): string | undefined {
  const at = text.startsWith(begin) ? begin.length : text.indexOf(`;${begin}`) + 1 + begin.length
  if (at === begin.length && !text.startsWith(begin)) return undefined
  const end = text.indexOf(';', at)
  return text.slice(at, end === -1 ? undefined : end)
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
  if (shape === undefined) model.made.set(name, (shape = structure(lineOf(model.text, `@${name} `) ?? '', model)))
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
