import type { Json } from '@stepwright/asl'
import type { Tree } from '../../values/tree.js'
import type { Context } from './context.js'
import { maybe } from './kinds.js'
import { print } from './print.js'

/**
 * A tree as a payload template: JSON, with `{% … %}` only where something is computed.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function template(tree: Tree, context: Context): Json {
  switch (tree.kind) {
    case 'literal':
      if (tree.value === undefined) return null
      return typeof tree.value === 'string' && tree.value.startsWith('{%') ? expression(tree, context) : tree.value
    case 'placeholder':
      return `\${${tree.name}}`
    case 'object':
      return isPlain(tree)
        ? Object.fromEntries(
            tree.entries.flatMap((entry) => ('key' in entry && !isUndefined(entry.value) ? [[entry.key, template(entry.value, context)]] : [])),
          )
        : expression(tree, context)
    case 'array':
      return tree.items.every((item) => item.kind !== 'spread' && !maybe(item, 'undefined'))
        ? tree.items.map((item) => template(item as Tree, context))
        : expression(tree, context)
    default:
      return expression(tree, context)
  }
}

/** A tree as a string that Step Functions evaluates: `{% $states.input.n + 1 %}`. */
export function expression(tree: Tree, context: Context): string {
  return `{% ${print(tree, context).text} %}`
}

const isUndefined = (tree: Tree): boolean => tree.kind === 'literal' && tree.value === undefined

/** Whether each member is there for sure: an expression that yields nothing fails the state, a constructor leaves the member out. */
function isPlain(tree: Extract<Tree, { kind: 'object' }>): boolean {
  return tree.entries.every((entry) => 'key' in entry && (isUndefined(entry.value) || !maybe(entry.value, 'undefined')))
}
