import { nodesAt } from './nodes-at.js'
import { textOf } from './place.js'
import { ts } from './typescript.js'

/** The cure for a number or a boolean where a text is wanted: the text of it, as it is written in that place. */
export function wantedText({ code, file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  const value = notAssignable.has(code) && file !== undefined && start !== undefined ? valueAt(file, start) : undefined
  const wanted = value && checker.getContextualType(value)
  if (value === undefined || wanted === undefined || !kindsOf(wanted).every((type) => type.flags === ts.TypeFlags.String)) return undefined
  const computed = ts.isArrowFunction(value) && !ts.isBlock(value.body) ? value.body : undefined
  const given = checker.getTypeAtLocation(computed ?? value)
  if ((given.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) === 0) return undefined
  if (ts.isNumericLiteral(value)) return `write it as a text: '${value.text}'`
  return `make a text of it: () => String(${textOf(computed ?? value, 60)})`
}

/** What is wanted instead of `Expression<undefined>`, which TypeScript names where an arrow, nothing, or something else may stand. */
export function wantedType({ file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  const value = file !== undefined && start !== undefined ? valueAt(file, start) : undefined
  const wanted = value && checker.getContextualType(value)
  const kinds = wanted === undefined ? [] : kindsOf(wanted).filter(({ flags }) => (flags & (ts.TypeFlags.Object | ts.TypeFlags.Undefined)) === 0)
  return kinds.length === 0 ? undefined : kinds.map((kind) => checker.typeToString(kind)).join(' | ')
}

const notAssignable: ReadonlySet<number> = new Set([2322, 2345])

/** What may stand there but arrows and nothing. */
function kindsOf(type: ts.Type): readonly ts.Type[] {
  const members = type.isUnion() ? type.types : [type]
  const kinds = members.filter(({ flags }) => (flags & (ts.TypeFlags.Object | ts.TypeFlags.Undefined)) === 0)
  return kinds.length === 0 ? members : kinds
}

/** The value of the member whose name begins at `start`, or the argument that does. */
export function valueAt(file: ts.SourceFile, start: number): ts.Expression | undefined {
  for (const node of nodesAt(file, start)) {
    if (ts.isPropertyAssignment(node) && node.name.getStart(file) === start) return node.initializer
    const argument = ts.isCallExpression(node) ? node.arguments.find((one) => one.getStart(file) === start) : undefined
    if (argument !== undefined) return argument
  }
  return undefined
}
