import type { QueryLanguage } from '@stepwright/asl'
import type { Origin } from '../values/origin.js'
import type { ObjectEntry, ReferenceTree, Tree } from '../values/tree.js'

/**
 * Only the members that are read, in the shape they have: all of it where all of it is read, and in JSONPath where a member
 * may be missing, since a path that leads nowhere fails there.
 */
export function shapeOf(origin: Origin, reads: readonly ReferenceTree[], language: QueryLanguage): Tree {
  const paths = reads.map(({ path, type }) => {
    const optional = type.includes('undefined')
    return optional && language === 'JSONPath' ? { path: [], optional: false } : { path: upToIndex(path), optional }
  })
  return shapeAt(whole(origin), paths)
}

interface Wanted {
  readonly path: readonly string[]
  readonly optional: boolean
}

function shapeAt(value: ReferenceTree, wanted: readonly Wanted[]): Tree {
  if (wanted.some(({ path }) => path.length === 0)) {
    return wanted.some(({ path, optional }) => path.length === 0 && optional) ? { ...value, type: ['unknown', 'undefined'] } : value
  }
  const members = new Map<string, Wanted[]>()
  for (const { path: [name = '', ...path], optional } of wanted) members.set(name, [...(members.get(name) ?? []), { path, optional }])
  const entries = [...members].map(([key, inside]): ObjectEntry => ({ key, value: shapeAt({ ...value, path: [...value.path, key] }, inside) }))
  return { kind: 'object', entries, type: ['object'] }
}

/** A list is kept whole. */
function upToIndex(path: readonly (string | number)[]): readonly string[] {
  const index = path.findIndex((segment) => typeof segment === 'number')
  return (index < 0 ? path : path.slice(0, index)) as readonly string[]
}

const whole = (origin: Origin): ReferenceTree => ({ kind: 'reference', origin, path: [], type: ['unknown'] })
