import type { Tree } from '@stepwright/workflow'
import type { Problem } from '../program/problem.js'
import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'
import { bindParameters } from './lambda.js'
import { bodyTree } from './statements.js'
import { eitherWay } from './either-way.js'
import { isTransparent } from './expression-arrows.js'
import { facts, unsupported, type TreeContext } from './tree-context.js'
import { callOf } from './calls.js'
import { arrayOf, objectOf } from './literals.js'
import { captureOf, elementOf, memberOf } from './members.js'
import { binaryOf, prefixOf } from './operators.js'
import { whyUnsupported } from './unsupported.js'

/** What an arrow says, and what of it cannot be said. */
export interface MadeTree {
  readonly tree: Tree
  readonly parameters: readonly string[]
  readonly problems: readonly Problem[]
}

/** Reads an expression arrow. Never fails: what cannot be said is an `unsupported` node, and a problem. */
export function makeTree(questions: Questions, arrow: ts.ArrowFunction): MadeTree {
  const problems: Problem[] = []
  const context: TreeContext = {
    questions,
    problems,
    locals: new Map(),
    drawn: new Map(),
    around: [],
    treeOf(node) {
      return treeOf(this, node)
    },
  }
  const parameters = arrow.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : 'value'))
  const refused = bindParameters(context, arrow, (index) => (node) => ({ kind: 'parameter', name: parameters[index] ?? '', index, ...facts(context, node) }))
  const tree = refused ?? (arrow.modifiers === undefined ? bodyTree(context, arrow.body) : asynchronous(context, arrow))
  return { tree, parameters, problems }
}

function asynchronous(context: TreeContext, arrow: ts.ArrowFunction): Tree {
  return unsupported(context, arrow, { message: 'an expression cannot be async', help: 'remove async and await: what steps yield is there when the expression is computed' })
}

function treeOf(context: TreeContext, node: ts.Expression): Tree {
  if (isTransparent(node)) return treeOf(context, node.expression)
  const make = makers.get(node.kind)
  return make === undefined ? unsupported(context, node, whyUnsupported(node)) : make(context, node)
}

type Maker<Node> = (context: TreeContext, node: Node) => Tree

/** One row per kind of expression that can be said. The cast is sound because `Kind` and `Node` come from one row. */
const row = <Node extends ts.Expression>(kind: Node['kind'], make: Maker<Node>): readonly [ts.SyntaxKind, Maker<ts.Expression>] => [kind, make as Maker<ts.Expression>]

const makers: ReadonlyMap<ts.SyntaxKind, Maker<ts.Expression>> = new Map([
  row<ts.StringLiteral>(ts.SyntaxKind.StringLiteral, (context, node) => literal(context, node, node.text)),
  row<ts.NoSubstitutionTemplateLiteral>(ts.SyntaxKind.NoSubstitutionTemplateLiteral, (context, node) => literal(context, node, node.text)),
  row<ts.NumericLiteral>(ts.SyntaxKind.NumericLiteral, (context, node) => literal(context, node, Number(node.text))),
  row<ts.TrueLiteral>(ts.SyntaxKind.TrueKeyword, (context, node) => literal(context, node, true)),
  row<ts.FalseLiteral>(ts.SyntaxKind.FalseKeyword, (context, node) => literal(context, node, false)),
  row<ts.NullLiteral>(ts.SyntaxKind.NullKeyword, (context, node) => literal(context, node, null)),
  row<ts.VoidExpression>(ts.SyntaxKind.VoidExpression, (context, node) => literal(context, node, undefined)),
  row<ts.Identifier>(ts.SyntaxKind.Identifier, captureOf),
  row<ts.ThisExpression>(ts.SyntaxKind.ThisKeyword, (context, node) => captureOf(context, node)),
  row<ts.PropertyAccessExpression>(ts.SyntaxKind.PropertyAccessExpression, memberOf),
  row<ts.ElementAccessExpression>(ts.SyntaxKind.ElementAccessExpression, elementOf),
  row<ts.PrefixUnaryExpression>(ts.SyntaxKind.PrefixUnaryExpression, prefixOf),
  row<ts.TypeOfExpression>(ts.SyntaxKind.TypeOfExpression, (context, node) => ({
    kind: 'unary',
    operator: 'typeof',
    operand: context.treeOf(node.expression),
    ...facts(context, node),
  })),
  row<ts.BinaryExpression>(ts.SyntaxKind.BinaryExpression, binaryOf),
  row<ts.ConditionalExpression>(ts.SyntaxKind.ConditionalExpression, (context, node) => ({
    kind: 'conditional',
    test: context.treeOf(node.condition),
    ...eitherWay(context, () => context.treeOf(node.whenTrue), () => context.treeOf(node.whenFalse)),
    ...facts(context, node),
  })),
  row<ts.TemplateExpression>(ts.SyntaxKind.TemplateExpression, templateOf),
  row<ts.ObjectLiteralExpression>(ts.SyntaxKind.ObjectLiteralExpression, objectOf),
  row<ts.ArrayLiteralExpression>(ts.SyntaxKind.ArrayLiteralExpression, arrayOf),
  row<ts.CallExpression>(ts.SyntaxKind.CallExpression, callOf),
])

function literal(context: TreeContext, node: ts.Node, value: string | number | boolean | null | undefined): Tree {
  return { kind: 'literal', value, ...facts(context, node) }
}

function templateOf(context: TreeContext, node: ts.TemplateExpression): Tree {
  const parts = node.templateSpans.flatMap((span): (string | Tree)[] => [context.treeOf(span.expression), span.literal.text])
  return { kind: 'template', parts: [node.head.text, ...parts].filter((part) => part !== ''), ...facts(context, node) }
}
