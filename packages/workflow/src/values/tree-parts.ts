import { invariant } from '@stepwright/asl'
import type { ArrayItem, ObjectEntry, ReferenceTree, Tree } from './tree.js'

/** The same tree, made of what `change` makes of its parts. */
export function mapParts(tree: Tree, change: (part: Tree) => Tree): Tree {
  switch (tree.kind) {
    case 'member':
      return { ...tree, object: change(tree.object) }
    case 'index':
      return { ...tree, object: change(tree.object), index: change(tree.index) }
    case 'unary':
      return { ...tree, operand: change(tree.operand) }
    case 'binary':
    case 'logical':
      return { ...tree, left: change(tree.left), right: change(tree.right) }
    case 'conditional':
      return { ...tree, test: change(tree.test), whenTrue: change(tree.whenTrue), whenFalse: change(tree.whenFalse) }
    case 'template':
      return { ...tree, parts: tree.parts.map((part) => (typeof part === 'string' ? part : change(part))) }
    case 'object':
      return {
        ...tree,
        entries: tree.entries.map(
          (entry): ObjectEntry => ('spread' in entry ? { spread: change(entry.spread) } : { key: entry.key, value: change(entry.value) }),
        ),
      }
    case 'array':
      return { ...tree, items: tree.items.map((item): ArrayItem => (item.kind === 'spread' ? { kind: 'spread', spread: change(item.spread) } : change(item))) }
    case 'call':
      return { ...tree, args: tree.args.map(change), ...(tree.receiver && { receiver: change(tree.receiver) }) }
    case 'lambda':
      return { ...tree, body: change(tree.body) }
    default:
      return tree
  }
}

/** The trees that a tree is made of, in the order in which they stand. */
export function partsOf(tree: Tree): readonly Tree[] {
  const parts: Tree[] = []
  mapParts(tree, (part) => {
    parts.push(part)
    return part
  })
  return parts
}

/** All references in a tree, in the order in which they stand. */
export function referencesOf(tree: Tree): ReferenceTree[] {
  invariant(tree.kind !== 'capture' && tree.kind !== 'parameter', `a ${tree.kind} was bound when its step was recorded`)
  return tree.kind === 'reference' ? [tree] : partsOf(tree).flatMap(referencesOf)
}
