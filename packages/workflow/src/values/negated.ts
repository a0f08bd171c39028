import type { Tree } from './tree.js'

/** `!tree`, said as a person would: `a !== b` for `a === b`. */
export function negated(tree: Tree): Tree {
  if (tree.kind === 'unary' && tree.operator === '!' && isBoolean(tree.operand)) return tree.operand
  const opposite = tree.kind === 'binary' ? opposites.get(tree.operator) : undefined
  if (tree.kind === 'binary' && opposite !== undefined && (tree.operator.length === 3 || (isKnown(tree.left) && isKnown(tree.right)))) return { ...tree, operator: opposite }
  return { kind: 'unary', operator: '!', operand: tree, type: ['boolean'], ...(tree.site && { site: tree.site }) }
}

type Operator = Extract<Tree, { kind: 'binary' }>['operator']
const opposites: ReadonlyMap<Operator, Operator> = new Map<Operator, Operator>([['===', '!=='], ['!==', '==='], ['<', '>='], ['>=', '<'], ['>', '<='], ['<=', '>']])

const isBoolean = ({ type }: Tree): boolean => type.length === 1 && type[0] === 'boolean'

/** Beside what may be missing, `<` and `>=` are both false. */
const isKnown = ({ type }: Tree): boolean => type.every((kind) => kind === 'number' || kind === 'string')
