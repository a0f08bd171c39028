import { nodesAt } from './nodes-at.js'
import { positionAt } from './place.js'
import { ts } from './typescript.js'

/**
 * The cure for "x is possibly null", where x is what `flow.try`, a choice or a match yields, and one of its handlers ends the execution with a
 * statement: TypeScript infers `never` from what a function returns, not from a last statement, and so holds that the handler yields nothing.
 */
export function endNotReturned({ code, file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  if (!aboutNull.has(code) || file === undefined || start === undefined) return undefined
  const name = nodesAt(file, start).filter(ts.isIdentifier).find((node) => node.getStart(file) === start)
  const declaration = name && checker.getSymbolAtLocation(name)?.valueDeclaration
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return undefined
  const end = lastEndIn(declaration.initializer)
  if (end === undefined) return undefined
  const verb = end.expression.getText()
  const [line] = positionAt(end.getSourceFile(), end.getStart(), end.end)
  return `write "return ${verb}(…)" in line ${line}, so that its handler yields nothing at all instead of null`
}

/** "Object is possibly null", "x is possibly null", the same with undefined. */
const aboutNull: ReadonlySet<number> = new Set([2531, 2533, 18047, 18049])

/** A `flow.fail(…)` or `flow.succeed(…)` that is the last statement of a function's block. */
function lastEndIn(node: ts.Node): ts.CallExpression | undefined {
  if (ts.isArrowFunction(node) && ts.isBlock(node.body)) {
    const last = node.body.statements.at(-1)
    if (last !== undefined && ts.isExpressionStatement(last) && isEnd(last.expression)) return last.expression
  }
  return ts.forEachChild(node, lastEndIn)
}

function isEnd(node: ts.Expression): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && (node.expression.name.text === 'fail' || node.expression.name.text === 'succeed')
}
