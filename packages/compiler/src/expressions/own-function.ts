import type { Tree } from '@stepwright/workflow'
import { positionOf, textOf } from '../program/place.js'
import { ts } from '../program/typescript.js'
import { isFunction, skipParentheses } from './expression-arrows.js'
import { orDefault } from './bind-name.js'
import { bindValue, bodyTree } from './statements.js'
import { problemTree, unsupported, type TreeContext } from './tree-context.js'

/** A function of the author's own, whose body can be read. */
export type OwnFunction = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression

/** The function that `callee` names, if an author wrote it: in this file or in any other, but not as a method or a variable. */
export function ownFunction({ questions, locals }: TreeContext, callee: ts.Expression): OwnFunction | undefined {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee
  if (!ts.isIdentifier(name)) return undefined
  const symbol = questions.symbolOf(name)
  if (symbol === undefined || locals.has(symbol)) return undefined
  for (const declaration of symbol.declarations ?? []) {
    if (ts.isFunctionDeclaration(declaration) && declaration.body !== undefined) return declaration
    const initializer = constantOf(declaration)
    if (initializer !== undefined && isFunction(skipParentheses(initializer))) return skipParentheses(initializer) as OwnFunction
  }
  return undefined
}

/** A call of the author's own function: its body, with the arguments in the place of the parameters. */
export function inlined(context: TreeContext, node: ts.CallExpression, called: OwnFunction, args: readonly Tree[]): Tree {
  const refused = refusal(context, node, called)
  if (refused !== undefined) return refused
  const outer = context.inlining
  const inner: TreeContext = {
    ...context,
    locals: new Map(context.locals),
    inlining: { at: outer?.at ?? node, functions: [...(outer?.functions ?? []), called] },
  }
  const before = context.problems.length
  for (const [index, { name, initializer }] of called.parameters.entries()) {
    const given = args[index] ?? { kind: 'literal', value: undefined, type: ['undefined'] }
    bindValue(inner, name, given.type.includes('undefined') || given.type.includes('unknown') ? orDefault(inner, given, initializer) : given)
  }
  const unbound = context.problems[before]
  if (unbound !== undefined) return problemTree(inner, unbound)
  const tree = called.body === undefined ? undefined : bodyTree(inner, called.body)
  relate(context, before, node, called)
  return tree ?? unsupported(context, node, noValue(node))
}

function refusal(context: TreeContext, node: ts.CallExpression, called: OwnFunction): Tree | undefined {
  const name = textOf(node.expression)
  const what = { code: 'build/unknown-call', note: 'the function becomes part of an expression, which is computed within one state' } as const
  if (context.inlining?.functions.includes(called) === true) {
    return unsupported(context, node.expression, { ...what, message: `"${name}" calls itself inside an expression`, help: 'use array.reduce, array.map or array.filter for what repeats' })
  }
  if (ts.getModifiers(called)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true || (called.asteriskToken ?? undefined) !== undefined) {
    return unsupported(context, node.expression, { ...what, message: `"${name}" is async or a generator, which an expression cannot call`, help: 'make it a plain function, or call a Lambda function in a step' })
  }
  const rest = called.parameters.find(({ dotDotDotToken }) => dotDotDotToken !== undefined)
  if (rest === undefined) return undefined
  return unsupported(context, node.expression, { ...what, message: `"${name}" takes "${textOf(rest)}", which an expression cannot give`, help: 'take a list as one parameter' })
}

/** What is wrong in a function is told where it stands; that an expression calls it is told beside. */
function relate({ problems }: TreeContext, before: number, node: ts.CallExpression, called: OwnFunction): void {
  const [line] = positionOf(node)
  const source = node.getSourceFile()
  for (const [index, problem] of problems.entries()) {
    const isInside = index >= before && problem.node.getSourceFile() === called.getSourceFile() && problem.node.pos >= called.pos && problem.node.end <= called.end
    if (isInside && problem.note === undefined) problems[index] = { ...problem, note: `an expression calls "${textOf(node.expression)}" on line ${line} of ${source.fileName.replace(/.*\//, '')}` }
  }
}

/** What a const of a module or of a block was given. */
export function constantOf(declaration: ts.Declaration): ts.Expression | undefined {
  if (!ts.isVariableDeclaration(declaration) || !ts.isVariableDeclarationList(declaration.parent)) return undefined
  return (declaration.parent.flags & ts.NodeFlags.Const) === 0 ? undefined : declaration.initializer
}

const noValue = (node: ts.CallExpression): { readonly message: string; readonly help: string } => ({ message: `"${textOf(node.expression)}" has no body that can be read`, help: 'write what it computes into the arrow' })
