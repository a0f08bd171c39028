import type { IndexTree } from '../../values/tree.js'
import type { Context, Print } from './context.js'
import { surely } from './kinds.js'
import { apply, atom, chooseOrNothing, infix, strength, within, type Text } from './text.js'

/** `list[index]`, `text[index]` or `object[key]`: in JSONata brackets choose from a list, and from nothing else. */
export function indexText(tree: IndexTree, context: Context, print: Print): Text {
  const { object: list } = tree
  if (list.kind === 'call' && list.callee === 'string.matchPattern' && tree.index.kind === 'literal') return print({ ...list, args: [...list.args, tree.index], type: tree.type }, context)
  const [object, index] = [print(tree.object, context), print(tree.index, context)]
  const known = tree.index.kind === 'literal' ? tree.index.value : undefined
  if (typeof known === 'number' && (known < 0 || !Number.isInteger(known))) {
    context.refuse({ message: `a list has no item ${known}`, help: 'count from the end with at: names.at(-1)', site: tree.site })
  }
  if (surely(tree.index, 'string')) return apply('$lookup', object, index)
  if (surely(tree.object, 'string', 'undefined')) {
    const reaches = infix(index, '<', apply('$length', object), strength.comparison)
    const isThere = known === undefined ? infix(infix(index, '>=', atom('0'), strength.comparison), 'and', reaches, strength.and) : reaches
    return chooseOrNothing(isThere, apply('$substring', object, index, atom('1')))
  }
  if (!surely(tree.object, 'array', 'undefined', 'null') && known === undefined) {
    context.refuse({ message: 'what is read with a computed index may be a list or not', help: 'say what it is: (x as string[])[index]', site: tree.site })
  }
  const isList = tree.object.type.includes('null') ? [infix(object, '!=', atom('null'), strength.comparison)] : []
  const item: Text = { text: `${within(object, strength.path)}[${index.text}]`, binds: strength.path }
  // JSONata counts negative places from the end.
  const tests = [...isList, ...(known === undefined ? [infix(index, '>=', atom('0'), strength.comparison)] : [])]
  const [test, also] = tests
  if (test === undefined) return item
  return chooseOrNothing(also === undefined ? test : infix(test, 'and', also, strength.and), item)
}
