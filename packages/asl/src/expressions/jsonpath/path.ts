import type { Json } from '../../model/json.js'

/** A parsed path: JSON-shaped, without methods. Make it with `parseJsonPath`. */
export interface JsonPath {
  readonly root: PathRoot
  readonly segments: readonly PathSegment[]
}

/** Where a path begins: `$`, `$$`, `$name`, or, inside a filter, `@`. */
export type PathRoot =
  | { readonly kind: 'input' }
  | { readonly kind: 'context' }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'current' }

/** One step of a path. `deep` when `..` stands before it; `offset` is where it begins in the text. */
export type PathSegment = PathSelector & { readonly deep: boolean; readonly offset: number }

/** What a step selects. */
export type PathSelector =
  /** `.a`, `['a']`, `['a', 'b']`. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** `[0]`, `[-1]`, `[0, 2]`. */
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  /** `[1:3]`; `step` is read and, as in Jayway's library, has no effect. */
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number; readonly step?: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'filter'; readonly condition: PathCondition }
  /** `.length()`, `.sum($.more)`. */
  | { readonly kind: 'function'; readonly name: string; readonly arguments: readonly PathOperand[] }

/** What a filter asks of each item. */
export type PathCondition =
  | { readonly kind: 'or' | 'and'; readonly terms: readonly PathCondition[] }
  | { readonly kind: 'not'; readonly term: PathCondition }
  | { readonly kind: 'exists'; readonly path: JsonPath }
  | { readonly kind: 'comparison'; readonly operator: string; readonly left: PathOperand; readonly right: PathOperand }

/** A side of a comparison, or an argument of a function. */
export type PathOperand =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'literal'; readonly value: Json }
  /** Text without quotes, as in `[?(@.Name == Cat)]`. AWS accepts such machines; we read it as the string. */
  | { readonly kind: 'bareword'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string }

/**
 * Whether the path names at most one place: no descent, wildcard, slice, filter or list of indexes. Several names are one
 * place at the end of a path, where they make one object, as in Jayway's library.
 */
export function isDefinite({ segments }: JsonPath): boolean {
  if (isAggregate({ segments })) return true
  return segments.every((segment, index) => {
    if (segment.deep) return false
    if (segment.kind === 'names') return segment.names.length === 1 || index === segments.length - 1
    if (segment.kind === 'indexes') return segment.indexes.length === 1
    return segment.kind === 'function'
  })
}

/** `$..price.sum()`: a function behind a path that begins with a descent works on all that the path finds, at once. */
export function isAggregate({ segments }: Pick<JsonPath, 'segments'>): boolean {
  return segments.length > 1 && segments[0]?.deep === true && segments.at(-1)?.kind === 'function'
}

/**
 * Whether the path names exactly one place by plain names and indexes, so that a value can be written there.
 *
 * @see https://states-language.net/spec.html#ref-paths
 */
export function isReferencePath({ segments }: JsonPath): boolean {
  return segments.every((segment) => {
    if (segment.deep) return false
    if (segment.kind === 'names') return segment.names.length === 1
    return segment.kind === 'indexes' && segment.indexes.length === 1
  })
}
