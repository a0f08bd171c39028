import type { StaticType, Tree } from '@stepwright/workflow'
import { textOf } from '../program/place.js'
import { ts } from '../program/typescript.js'
import { bindName } from './bind-name.js'
import { eitherWay } from './either-way.js'
import { facts, unsupported, type TreeContext } from './tree-context.js'

/** What a function's body yields: an expression, or consts, conditions that return, and a return. */
export function bodyTree(context: TreeContext, body: ts.ConciseBody): Tree {
  return ts.isBlock(body) ? statementsOf(context, body.statements, body) : context.treeOf(body)
}

/** Makes a name stand for a value, which is put in the place of each use. */
export function bindValue(context: TreeContext, name: ts.BindingName, value: Tree): void {
  const anew = callAnew(value)
  const declaredIn = ts.findAncestor(name, ts.isFunctionLike)
  const key = {}
  // a name may be narrowed where it is read, and be of a type parameter's type, which says less than the argument
  bindName(context, name, (node) => {
    const times = (context.drawn.get(key) ?? 0) + 1
    context.drawn.set(key, times)
    if (anew !== undefined && (times > 1 || ts.findAncestor(node, ts.isFunctionLike) !== declaredIn)) return usedTwice(context, node, anew)
    return { ...value, type: narrowed(value.type, facts(context, node).type) }
  })
}

function narrowed(given: StaticType, there: StaticType): StaticType {
  if (there.includes('unknown')) return given
  const both = given.filter((kind) => there.includes(kind))
  return both.length > 0 ? both : there
}

/** The call in a value that yields something else each time. */
function callAnew(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('kind' in value && value.kind === 'call' && 'callee' in value && typeof value.callee === 'string' && anewEachTime.has(value.callee)) return value.callee
  return Object.values(value).map(callAnew).find((found) => found !== undefined)
}

const anewEachTime: ReadonlySet<string> = new Set(['random', 'randomInteger', 'uuid'])

function usedTwice(context: TreeContext, node: ts.Node, call: string): Tree {
  return unsupported(context, node, {
    message: `"${textOf(node, 40)}" would be another value at each of its uses, as it comes from "${call}(…)"`,
    help: `compute it in a step before: const value = flow.let('…', () => ${call}(…))`,
    note: 'what a const of an expression is given is written out in the place of each use',
  })
}

/** Consts, conditions that return, and a return: all that an expression can be made of. */
function statementsOf(context: TreeContext, [first, ...rest]: readonly ts.Statement[], block: ts.Node): Tree {
  if (first === undefined) return unsupported(context, block, yieldsNothing(context))
  if (ts.isReturnStatement(first)) return first.expression === undefined ? unsupported(context, first, yieldsNothing(context)) : context.treeOf(first.expression)
  if (ts.isBlock(first)) return statementsOf(context, [...first.statements, ...rest], block)
  if (ts.isIfStatement(first)) {
    const test = context.treeOf(first.expression)
    const otherwise = first.elseStatement === undefined ? rest : [first.elseStatement, ...rest]
    const { whenTrue, whenFalse } = eitherWay(context, () => statementsOf(context, [first.thenStatement, ...rest], block), () => statementsOf(context, otherwise, block))
    return { kind: 'conditional', test, whenTrue, whenFalse, type: [...new Set([...whenTrue.type, ...whenFalse.type])] }
  }
  if (!ts.isVariableStatement(first) || (first.declarationList.flags & ts.NodeFlags.Const) === 0) return refusedStatement(context, first)
  for (const { name, initializer } of first.declarationList.declarations) if (initializer !== undefined) bindValue(context, name, context.treeOf(initializer))
  return statementsOf(context, rest, block)
}

function refusedStatement(context: TreeContext, statement: ts.Statement): Tree {
  if (ts.isExpressionStatement(statement) && recordsStep(context, statement.expression)) return context.treeOf(statement.expression)
  const inHelper = context.inlining !== undefined
  return unsupported(context, statement, {
    message: `"${textOf(statement, 40).replace(/;$/, '')}" cannot stand in ${inHelper ? 'a function that an expression calls' : 'an expression'}`,
    help: 'write consts, conditions that return, and a return',
    note: inHelper ? 'the function becomes part of an expression, which has no statements' : 'an expression is computed within one state, and does nothing but yield its value',
  })
}

const recordsStep = ({ questions }: TreeContext, node: ts.Expression): boolean =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && questions.isRecording(node.expression.expression)

function yieldsNothing({ inlining }: TreeContext) {
  return { message: `${inlining === undefined ? 'an expression' : 'a function that an expression calls'} yields nothing here`, help: 'return a value on every way' }
}
