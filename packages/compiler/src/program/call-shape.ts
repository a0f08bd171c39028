import { nodesAt } from './nodes-at.js'
import { ts } from './typescript.js'

/** How a function is called that got too few or too many arguments: `write flow.pollUntil(name, options)`. */
export function callShape({ code, file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  if (!wrongNumber.has(code) || file === undefined || start === undefined) return undefined
  const call = callAround(file, start)
  const signatures = call === undefined ? [] : checker.getTypeAtLocation(call.expression).getCallSignatures()
  if (call === undefined || signatures.length !== 1) return undefined
  const parameters = (signatures[0]?.getParameters() ?? []).map(({ name, valueDeclaration }) => (valueDeclaration !== undefined && ts.isParameter(valueDeclaration) ? parameterText(name, valueDeclaration) : name))
  return `write ${call.expression.getText()}(${parameters.join(', ')})`
}

/** "Expected 2 arguments, but got 3", "Expected at least 1 arguments". */
const wrongNumber: ReadonlySet<number> = new Set([2554, 2555])

function parameterText(symbol: string, { name: written, dotDotDotToken, questionToken, initializer }: ts.ParameterDeclaration): string {
  // a parameter that is taken apart has no name, but members
  const name = ts.isObjectBindingPattern(written) ? `{ ${written.elements.map(({ propertyName, name: member }) => (propertyName ?? member).getText()).join(', ')} }` : symbol
  if (dotDotDotToken !== undefined) return `...${name}`
  return questionToken === undefined && initializer === undefined ? name : `${name}?`
}

/** The innermost call that `start` is the name or an argument of. */
function callAround(file: ts.SourceFile, start: number): ts.CallExpression | undefined {
  return nodesAt(file, start).filter(ts.isCallExpression).findLast(({ expression, arguments: given }) => {
    const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression
    return [name, ...given].some((one) => one.getStart(file) === start)
  })
}
