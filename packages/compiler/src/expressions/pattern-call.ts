import { isCallName, type Tree } from '@stepwright/workflow'
import { ts } from '../program/typescript.js'
import { skipParentheses } from './expression-arrows.js'
import { callTree, type TreeContext } from './tree-context.js'

/** A call with a regular expression that is written out: `/a+/.test(text)`, `text.replace(/a+/g, 'b')`. */
export function patternCall(context: TreeContext, node: ts.CallExpression, callee: ts.Expression, name: string | undefined): Tree | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return undefined
  const [first, ...more] = node.arguments
  const receiver = skipParentheses(callee.expression)
  if (first === undefined || node.arguments.some(ts.isSpreadElement)) return undefined
  if (ts.isRegularExpressionLiteral(receiver)) return callee.name.text === 'test' ? callTree(context, node, 'RegExp.test', context.treeOf(first), parts(receiver)) : undefined
  const given = skipParentheses(first)
  const matching = `${name ?? ''}Pattern`
  if (!ts.isRegularExpressionLiteral(given) || !isCallName(matching)) return undefined
  return callTree(context, node, matching, context.treeOf(callee.expression), [...parts(given), ...more.map((argument) => context.treeOf(argument))])
}

/** Its text and its flags. */
function parts({ text }: ts.RegularExpressionLiteral): readonly Tree[] {
  const end = text.lastIndexOf('/')
  return [text.slice(1, end), text.slice(end + 1)].map((value) => ({ kind: 'literal', value, type: ['string'] }))
}
