import { textOf } from '../program/place.js'
import { ts } from '../program/typescript.js'

interface Why {
  readonly message: string
  readonly help: string
}

/** What to say about an expression that has no form in the machine's query language, with the nearest one that has. */
export function whyUnsupported(node: ts.Expression): Why {
  if (ts.isBinaryExpression(node)) return aboutOperator(node)
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') return aboutDate(node)
  const [what, help] = constructs.get(node.kind) ?? [`"${textOf(node, 40)}"`, 'write it with the operators and calls that expressions know']
  return { message: `${what} cannot stand inside an expression`, help }
}

function aboutDate(node: ts.NewExpression): Why {
  const [moment] = node.arguments ?? []
  const help = moment === undefined ? 'write now() for a text, or Date.now() for a number' : `write Date.parse(${textOf(moment, 40)}), a number, and compare it with Date.now()`
  return { message: `"${textOf(node, 40)}" has no form in JSON`, help }
}

function aboutOperator({ operatorToken, left, right }: ts.BinaryExpression): Why {
  const operator = operatorToken.getText()
  const [a, b] = [textOf(left, 30), textOf(right, 30)]
  const isAssignment = operatorToken.kind >= ts.SyntaxKind.FirstAssignment && operatorToken.kind <= ts.SyntaxKind.LastAssignment
  const forms: Readonly<Record<string, string>> = {
    '==': `compare without conversion: ${a} === ${b}`,
    '!=': `compare without conversion: ${a} !== ${b}`,
    in: `compare the member: ${b}.member !== undefined`,
    instanceof: 'compare a member that tells them apart: x.kind === \'…\'',
    ',': 'write one expression; a step that must run before is a const outside',
  }
  const help = isAssignment ? 'yield the new value; what a step yields is a const outside' : (forms[operator] ?? 'use + - * / %')
  return { message: `"${operator}" cannot be used inside an expression`, help }
}

const constructs: ReadonlyMap<ts.SyntaxKind, readonly [what: string, help: string]> = new Map([
  [ts.SyntaxKind.ArrowFunction, ['a function', 'write the value itself; a function stands only as an argument of array.map and its kin']],
  [ts.SyntaxKind.FunctionExpression, ['a function', 'write the value itself; a function stands only as an argument of array.map and its kin']],
  [ts.SyntaxKind.NewExpression, ['"new"', 'make the object outside the arrow, in a const, or write its data as { … }']],
  [ts.SyntaxKind.AwaitExpression, ['"await"', 'remove it: a result is there when the expression is computed']],
  [ts.SyntaxKind.RegularExpressionLiteral, ['a regular expression', 'write it where it is used: /a+/.test(text), text.match(/a+/), text.replace(/a+/g, "b"), text.split(/,+/)']],
  [ts.SyntaxKind.BigIntLiteral, ['a bigint', 'write a number']],
  [ts.SyntaxKind.TaggedTemplateExpression, ['a tagged template', 'write a plain one: `…`']],
  [ts.SyntaxKind.DeleteExpression, ['"delete"', 'write the object with the members it is to have']],
  [ts.SyntaxKind.PostfixUnaryExpression, ['an assignment', 'yield the new value: x + 1']],
  [ts.SyntaxKind.PrefixUnaryExpression, ['this operator', 'use ! - or +']],
  [ts.SyntaxKind.ClassExpression, ['a class', 'write its data as { … }']],
  [ts.SyntaxKind.OmittedExpression, ['a hole in an array', 'write null']],
  [ts.SyntaxKind.SpreadElement, ['a spread', 'spread into an array or an object']],
] as const)
