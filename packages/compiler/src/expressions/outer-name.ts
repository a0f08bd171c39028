import type { Tree } from '@stepwright/workflow'
import { ts } from '../program/typescript.js'
import { skipParentheses } from './expression-arrows.js'
import { constantOf } from './own-function.js'
import { facts, notRead, unsupported, type TreeContext } from './tree-context.js'

/**
 * A name outside the arrow, whose value is read when the arrow is used. In a function that the arrow calls, a name may be
 * out of the arrow's sight: then it must be a constant.
 */
export function outerName(context: TreeContext, node: ts.Expression, name: ts.Identifier | undefined): Tree {
  const { inlining } = context
  if (inlining === undefined || name === undefined || isSeenFrom(context, name, inlining.at)) return { kind: 'capture', name: node.getText(), read: notRead, ...facts(context, node) }
  const constant = node === name ? constantBehind(context, name) : undefined
  if (constant !== undefined) return context.treeOf(constant)
  return unsupported(context, node, {
    message: `"${name.text}" is read in a function that an expression calls, and cannot be seen from there`,
    help: `give it to the function as an argument, or declare it "as const" in its module`,
  })
}

function isSeenFrom({ questions: { checker, symbolOf } }: TreeContext, name: ts.Identifier, from: ts.Node): boolean {
  const meant = symbolOf(name)
  const seen = checker.getSymbolsInScope(from, ts.SymbolFlags.Value | ts.SymbolFlags.Alias).find((symbol) => symbol.name === name.text)
  if (seen === undefined) return false
  return seen === meant || ((seen.flags & ts.SymbolFlags.Alias) !== 0 && checker.getAliasedSymbol(seen) === meant)
}

/** What cannot have changed since its module ran. */
function constantBehind({ questions }: TreeContext, name: ts.Identifier): ts.Expression | undefined {
  const initializer = questions.symbolOf(name)?.declarations?.map(constantOf).find((found) => found !== undefined)
  if (initializer === undefined) return undefined
  const value = skipParentheses(initializer)
  const isConst = ts.isAsExpression(initializer) && ts.isConstTypeReference(initializer.type)
  return isConst || ts.isLiteralExpression(value) || isNegative(value) || value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword ? initializer : undefined
}

const isNegative = (node: ts.Expression): boolean => ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)
