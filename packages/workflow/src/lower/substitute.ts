import type { Origin } from '../values/origin.js'
import { simplify } from '../values/simplify.js'
import { mapParts } from '../values/tree-parts.js'
import type { ReferenceTree, Tree } from '../values/tree.js'

/** Puts trees in the place of references: `value` says what stands for a reference's origin, if anything does. */
export function substitute(tree: Tree, value: (origin: Origin) => Tree | undefined): Tree {
  return tree.kind === 'reference' ? follow(tree, value(tree.origin)) : mapParts(tree, (part) => substitute(part, value))
}

/** The member of `value` that `reference` means. */
function follow(reference: ReferenceTree, value: Tree | undefined): Tree {
  if (value === undefined) return reference
  const { path, type, site } = reference
  const followed = path.reduce<Tree>((object, segment) => {
    const at = { type, ...(site && { site }) }
    return simplify(
      typeof segment === 'number'
        ? { kind: 'index', object, index: { kind: 'literal', value: segment, type: ['number'] }, ...at }
        : { kind: 'member', object, name: segment, ...at },
    )
  }, value)
  // What was typed where it is read is typed more closely than where it was made.
  if (followed.kind !== 'reference') return followed
  return { ...followed, ...(followed.type.includes('unknown') && { type }), ...(reference.values && { values: reference.values }) }
}
