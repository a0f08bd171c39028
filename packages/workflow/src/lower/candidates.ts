import { isObject, type JsonObject } from '@stepwright/asl'
import { stepsOfBlock } from '../steps/map-block.js'
import type { Block } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import type { Tree } from '../values/tree.js'

/** What a tree may come to, where its type lists it: all texts, or `undefined`. */
export type CandidatesOf = (tree: Tree) => readonly string[] | undefined

/**
 * Reads the values that names may have out of the type of the input: a union of literals stays one in the policy, where any other computed
 * name would become a wildcard. A value of another kind is refused by IAM, as it should be.
 */
export function candidatesIn(block: Block, inputSchema: JsonObject | undefined): CandidatesOf {
  const lists = new Map<Origin, Tree>(stepsOfBlock(block).flatMap((step) => (step.kind === 'map' ? [[step.item, step.items]] : [])))
  const schemaOf = (tree: Tree): JsonObject | undefined => {
    if (tree.kind !== 'reference') return undefined
    const items = lists.get(tree.origin)
    const root = tree.origin.kind === 'input' ? inputSchema : items && memberOf(schemaOf(items), 0)
    return tree.path.reduce<JsonObject | undefined>((schema, segment) => memberOf(schema, segment), root)
  }
  const candidatesOf: CandidatesOf = (tree) => {
    if (tree.kind === 'literal') return typeof tree.value === 'string' ? [tree.value] : undefined
    if (tree.kind === 'reference' && tree.values !== undefined) return tree.values
    if (tree.kind === 'template') return product(tree.parts.map((part) => (typeof part === 'string' ? [part] : candidatesOf(part))))
    if (tree.kind === 'conditional') return union([candidatesOf(tree.whenTrue), candidatesOf(tree.whenFalse)])
    return textsOf(schemaOf(tree))
  }
  return (tree) => (tree.kind === 'literal' ? undefined : candidatesOf(tree))
}

function memberOf(schema: JsonObject | undefined, segment: string | number): JsonObject | undefined {
  const members = schema?.[typeof segment === 'number' ? 'items' : 'properties']
  const member = typeof segment === 'number' ? members : isObject(members) ? members[segment] : undefined
  return isObject(member) ? member : undefined
}

function textsOf(schema: JsonObject | undefined): readonly string[] | undefined {
  const values = schema === undefined ? undefined : 'const' in schema ? [schema['const']] : schema['enum']
  return Array.isArray(values) && values.every((value): value is string => typeof value === 'string') ? values : undefined
}

function union(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  return lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined
}

/** Every way to put one of each list behind the other. */
function product(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  let texts: readonly string[] = ['']
  for (const list of lists) {
    if (list === undefined || texts.length * list.length > most) return undefined
    texts = texts.flatMap((text) => list.map((part) => text + part))
  }
  return texts
}

/** More names than these make a policy that nobody reads. */
const most = 50
