import { alike } from './meant-member.js'
import { noOverload } from './leaf-of.js'
import { nodesAt } from './nodes-at.js'
import { ts } from './typescript.js'

/** A literal where one of a few texts is wanted: `true` for `'true'`, or a misspelt one, for which TypeScript offers a near one only now and then. */
export function meantText({ code, file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  const literal = notAssignable.has(code) && file !== undefined && start !== undefined ? literalAt(file, start) : undefined
  const contextual = literal === undefined ? [] : code === noOverload ? ofOverloads(literal, checker) : [checker.getContextualType(literal)]
  const types = contextual.flatMap((type) => {
    const wanted = type && (checker.getBaseConstraintOfType(type) ?? type)
    return wanted === undefined ? [] : wanted.isUnion() ? wanted.types : [wanted]
  })
  const texts = types.flatMap((type) => (type.isStringLiteral() ? [type.value] : []))
  if (literal === undefined || texts.length === 0) return undefined
  const given = ts.isStringLiteralLike(literal) ? literal.text : literal.getText()
  const near = texts.includes(given) ? given : alike(given, texts)
  if (near !== undefined) return `use "${near}"${texts.includes(given) ? ', as a text' : ''}`
  return texts.length > mostListed ? undefined : `use ${texts.toSorted().map((text) => `"${text}"`).join(' or ')}`
}

/** What the overloads of a call want where an argument stands. */
function ofOverloads(argument: ts.Expression, checker: ts.TypeChecker): readonly ts.Type[] {
  const { parent } = argument
  if (!ts.isCallExpression(parent)) return []
  const place = parent.arguments.indexOf(argument)
  return checker.getTypeAtLocation(parent.expression).getCallSignatures().flatMap((signature) => {
    const parameter = signature.getParameters()[place]
    return parameter === undefined ? [] : [checker.getTypeOfSymbolAtLocation(parameter, argument)]
  })
}

/** TS2322: a value; TS2345: an argument; TS2769: an argument that no overload takes. */
const notAssignable: ReadonlySet<number> = new Set([2322, 2345, noOverload])
const mostListed = 24

/** The literal that begins at `start`, or is the value of the member whose name does. */
function literalAt(file: ts.SourceFile, start: number): ts.Expression | undefined {
  return nodesAt(file, start).flatMap((node) => (ts.isPropertyAssignment(node) && node.name.getStart(file) === start ? [node.initializer] : node.getStart(file) === start ? [node] : [])).find(isLiteral)
}

const isLiteral = (node: ts.Node): node is ts.Expression => ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword
