import type { Tree } from '../../values/tree.js'
import type { Context, Print } from './context.js'
import { maybe, surely } from './kinds.js'
import { apply, atom, infix, strength, type Text } from './text.js'

/** Prints a tree where JavaScript asks whether it is truthy: always true or false, as a Choice state demands. */
export function testText(tree: Tree, context: Context, print: Print): Text {
  if (tree.kind === 'logical' && tree.operator !== '??') {
    const word = tree.operator === '&&' ? 'and' : 'or'
    return infix(testText(tree.left, context, print), word, testText(tree.right, context, print), strength[word])
  }
  if (tree.kind === 'unary' && tree.operator === '!') return apply('$not', testText(tree.operand, context, print))
  const printed = print(tree, context)
  if (tree.kind === 'raw' || surely(tree, 'boolean')) return printed
  if (surely(tree, 'boolean', 'null', 'undefined')) return infix(printed, '=', atom('true'), strength.comparison)
  if (surely(tree, 'string', 'undefined')) return infix(printed, '!=', atom("''"), strength.comparison)
  if (surely(tree, 'number', 'undefined')) return infix(printed, '!=', atom('0'), strength.comparison)
  return anyTruthy(tree, printed)
}

/** Lists and objects are always truthy in JavaScript; in JSONata empty ones are not. */
function anyTruthy(tree: Tree, printed: Text): Text {
  const exists = maybe(tree, 'undefined') || maybe(tree, 'object', 'array') ? [apply('$exists', printed)] : []
  const holds = surely(tree, 'object', 'array', 'null', 'undefined')
    ? maybe(tree, 'null')
      ? [infix(printed, '!=', atom('null'), strength.comparison)]
      : []
    : maybe(tree, 'object', 'array')
      ? [{ text: `$type(${printed.text}) in ['array', 'object'] or $boolean(${printed.text})`, binds: strength.or }]
      : [apply('$boolean', printed)]
  const [first, second] = [...exists, ...holds]
  if (first === undefined) return atom('true')
  return second === undefined ? first : infix(first, 'and', second, strength.and)
}
