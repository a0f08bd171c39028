import type { Tree } from '../../values/tree.js'
import type { Context } from './context.js'

/** The path of a tree that is a path in JSONPath: a reference, or a member of one. */
export function pathText(tree: Tree, context: Context): string | undefined {
  switch (tree.kind) {
    case 'reference':
      return tree.path.reduce(memberPath, context.read(tree.origin))
    case 'member': {
      const object = pathText(tree.object, context)
      return object === undefined ? undefined : memberPath(object, tree.name)
    }
    case 'raw':
      return tree.language === 'JSONPath' ? (tree.text.startsWith('$') ? tree.text : undefined) : contextPath(tree.text)
    default:
      return undefined
  }
}

/** `$.name`, `$['a name']`, `$[0]`. */
export function memberPath(object: string, segment: string | number): string {
  if (typeof segment === 'number') return `${object}[${segment}]`
  if (/^[A-Za-z_]\w*$/.test(segment)) return `${object}.${segment}`
  return `${object}['${segment.replaceAll(/[\\']/g, '\\$&')}']`
}

/** What the lowering itself writes of `$states`, whose members JSONPath has under other names. */
function contextPath(text: string): string | undefined {
  const [, root, rest = ''] = /^\$states\.(input|result|errorOutput|context)((?:\.\w+)*)$/.exec(text) ?? []
  if (root === undefined) return undefined
  return root === 'context' ? `$$${rest}` : `$${rest}`
}
