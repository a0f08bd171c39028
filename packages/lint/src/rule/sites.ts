import {
  child,
  expressionSites,
  fieldsOf,
  isJsonataString,
  jsonataBody,
  memberOf,
  type ExpressionSite,
  type Field,
  type Json,
  type Node,
  type Owner,
  type Pointer,
  type QueryLanguage,
  type State,
} from '@stepwright/asl'

/** A place whose text is computed when the machine runs. */
export interface Site extends ExpressionSite {
  /** The kind of node whose field it is: `Task`, `Catcher`, `ReaderConfig`. */
  readonly owner: Owner
  /** The field that it is, or stands in: `Arguments`. */
  readonly field: string
  /** The node's own pointer. */
  readonly node: Pointer
  readonly language: QueryLanguage
  /** It is the whole value of a field that holds this, rather than a part of a template. */
  readonly holds: Field['holds']['kind']
}

/**
 * The computed texts of a state and of the rules, retriers, catchers, readers and writers in it, by the field table. What
 * stands in the states of a Parallel or Map is theirs.
 */
export function sitesOf(state: State, language: QueryLanguage): readonly Site[] {
  return partsOf(state).flatMap((node) => sitesOfNode(node, language))
}

/** The state and what belongs to it, without the states inside. */
function partsOf(state: State): readonly Part[] {
  if (state.kind === 'Choice') return [state, ...state.choices]
  if (state.kind === 'Task' || state.kind === 'Parallel') return [state, ...(state.catch ?? [])]
  if (state.kind !== 'Map') return [state]
  const { itemReader, itemBatcher, resultWriter } = state
  return [state, itemReader, itemReader?.readerConfig, itemBatcher, resultWriter, ...(state.catch ?? [])].filter((part) => part !== undefined)
}

type Part = Extract<Node, { readonly kind: Owner }>

function sitesOfNode(node: Part, language: QueryLanguage): readonly Site[] {
  // by field name: the model holds each field in the member that the table names
  const members = node as unknown as { readonly [member: string]: Json | undefined }
  const found: Site[] = []
  for (const { field, holds, heldAs } of fieldsOf(node.kind, language)) {
    const value = members[memberOf(heldAs ?? field)]
    if (value === undefined || value === null) continue
    const at = child(node.pointer, field)
    const facts = { owner: node.kind, field, node: node.pointer, language, holds: holds.kind }
    if (holds.kind === 'template') {
      for (const site of expressionSites(value, language)) found.push({ ...site, ...facts, pointer: `${at}${site.pointer}` })
    } else if (typeof value === 'string') found.push(...whole(value, holds.kind, at).map((site) => ({ ...site, ...facts })))
  }
  if (node.kind === 'ChoiceRule' && 'comparison' in node) {
    found.push(...comparedPaths(node.comparison, node.pointer).map((site) => ({ ...site, node: node.pointer, language })))
  }
  return found
}

const paths: ReadonlySet<string> = new Set(['path', 'reference-path', 'path-or-intrinsic'])

function whole(text: string, holds: Field['holds']['kind'], pointer: Pointer): readonly ExpressionSite[] {
  if (isJsonataString(text) && !paths.has(holds)) return computable.has(holds) ? [{ pointer, text: jsonataBody(text), kind: 'jsonata' }] : []
  if (!paths.has(holds)) return []
  const begin = text.trimStart()
  return [{ pointer, text, kind: begin.startsWith('$') ? 'path' : begin.startsWith('States.') ? 'intrinsic' : 'unknown' }]
}

/** What a computed value may stand for in JSONata. */
const computable: ReadonlySet<string> = new Set(['integer', 'number', 'boolean', 'text', 'timestamp'])

type Compared = Omit<Site, 'node' | 'language'>

function comparedPaths(comparison: Comparison, pointer: Pointer): readonly Compared[] {
  if ('and' in comparison) return comparison.and.flatMap((test, index) => comparedPaths(test, child(pointer, 'And', index)))
  if ('or' in comparison) return comparison.or.flatMap((test, index) => comparedPaths(test, child(pointer, 'Or', index)))
  if ('not' in comparison) return comparedPaths(comparison.not, child(pointer, 'Not'))
  const { variable, operator, value } = comparison
  const site = (field: string, text: string): Compared => ({
    pointer: child(pointer, field), text, kind: text.startsWith('$') ? 'path' : 'unknown', owner: 'Comparison', field, holds: 'reference-path',
  })
  return [...(variable === '' ? [] : [site('Variable', variable)]), ...(operator.endsWith('Path') && typeof value === 'string' ? [site(operator, value)] : [])]
}

type Comparison = Extract<Node, { readonly kind: 'ChoiceRule'; readonly comparison: unknown }>['comparison']
