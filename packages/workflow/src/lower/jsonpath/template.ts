import type { Json, JsonObject } from '@stepwright/asl'
import type { Tree } from '../../values/tree.js'
import { refuse, type Context } from './context.js'
import { constantOf, pieceOf } from './piece-of.js'

/**
 * An object as a payload template: names of members that are computed end in `.$`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
 */
export function templateObject(members: readonly (readonly [key: string, value: Tree])[], context: Context): JsonObject {
  return Object.fromEntries(members.flatMap(([key, value]) => member(key, value, context)))
}

function member(key: string, value: Tree, context: Context): (readonly [string, Json])[] {
  if (value.kind === 'literal' && value.value === undefined) return []
  const known = constantOf(value)
  if (known !== undefined) {
    if (key.endsWith('.$')) refuse(context, value, `a member that is named "${key}"`, 'give it another name')
    return [[key, known.value]]
  }
  const members = membersOf(value)
  if (members !== undefined) return [[key, templateObject(members, context)]]
  const piece = pieceOf(value, context)
  if (piece === undefined) return []
  return piece.kind === 'constant' ? [[key, piece.value]] : [[`${key}.$`, piece.text]]
}

/** The members of an object that spreads nothing. */
export function membersOf(tree: Tree): readonly (readonly [string, Tree])[] | undefined {
  if (tree.kind !== 'object') return undefined
  const members = tree.entries.flatMap((entry) => ('key' in entry ? [[entry.key, entry.value] as const] : []))
  return members.length === tree.entries.length ? members : undefined
}
