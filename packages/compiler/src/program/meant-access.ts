import { alike } from './meant-member.js'
import { nodesAt } from './nodes-at.js'
import { ts } from './typescript.js'

/** The cure for what is read from something that has it elsewhere: from a list, from a choice that is closed, from a task that has no such form. */
export function meantAccess({ code, file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  if (file === undefined || start === undefined) return undefined
  if (code === unknownName) return unknownFlow(file, start)
  if (aboutNull.has(code) || code === noSuchMember) {
    const access = accessAt(file, start)
    return access && (closedChoice(access) ?? (code === noSuchMember ? waitingForm(access, checker) ?? listOf(access, checker) ?? nearMember(access, checker) : undefined))
  }
  return undefined
}

const unknownName = 2304
const noSuchMember = 2339
/** "Object is possibly null", with a name and without one, and null itself. */
const aboutNull: ReadonlySet<number> = new Set([2531, 2533, 18047, 18049])

/** The same, and "possibly undefined". */
const aboutNothing: ReadonlySet<number> = new Set([...aboutNull, 2532, 18048])

/** What to write for something that may not be there. */
export function standIn({ code, file, start, length = 0 }: ts.Diagnostic): string | undefined {
  if (!aboutNothing.has(code) || file === undefined || start === undefined) return undefined
  const find = (node: ts.Node): ts.Node | undefined => {
    if (start < node.pos || start + length > node.end) return undefined
    return ts.forEachChild(node, find) ?? (node.getStart(file) === start && node.end === start + length ? node : undefined)
  }
  const outermost = (node: ts.Node): ts.Node => (node.parent.getStart(file) === start && node.parent.end === start + length ? outermost(node.parent) : node)
  const innermost = find(file)
  const found = innermost && outermost(innermost)
  if (found === undefined) return undefined
  const text = found.getText(file)
  const { parent } = found
  if (ts.isPropertyAccessExpression(parent) && parent.expression === found) return `write ${text}?.${parent.name.text}, or say what stands for it: (${text} ?? …).${parent.name.text}`
  return `say what stands for it: (${text} ?? …)`
}

/** A flow that nobody handed over: to a function of the author's, or to what runs when the module is loaded. */
function unknownFlow(file: ts.SourceFile, start: number): string | undefined {
  if (!file.text.startsWith('flow', start) || /\w/.test(file.text.charAt(start + 4))) return undefined
  if (nodesAt(file, start).some(ts.isFunctionLike)) return 'give the function a parameter of its own: flow: Flow'
  return 'write it inside the function of a workflow, which is given the flow: workflow(\'…\', (flow) => …)'
}

/** A member with a similar name: one of the actions of a service, say. */
function nearMember({ expression, name }: ts.PropertyAccessExpression, checker: ts.TypeChecker): string | undefined {
  const names = checker.getPropertiesOfType(checker.getNonNullableType(checker.getTypeAtLocation(expression))).map((property) => property.name)
  const near = alike(name.text, names.filter((each) => !each.startsWith('~') && !each.startsWith('__@')))
  return near === undefined ? undefined : `use "${near}"`
}

function closedChoice({ expression, name }: ts.PropertyAccessExpression): string | undefined {
  const isClosed = ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression) && expression.expression.name.text === 'otherwise'
  return isClosed && /^(?:when|otherwise)$/.test(name.text) ? `write .${name.text}(…) before .otherwise(…), which closes the choice` : undefined
}

function waitingForm({ expression, name }: ts.PropertyAccessExpression, checker: ts.TypeChecker): string | undefined {
  const forms = ['sync', 'waitForTaskToken']
  const type = checker.getTypeAtLocation(expression)
  if (!forms.includes(name.text) || type.getProperty('patterns') === undefined) return undefined
  const [other] = forms.filter((form) => type.getProperty(form) !== undefined)
  return `write ${expression.getText()}: the service cannot be waited for in this way${other === undefined ? '' : `, but with .${other}`}`
}

function listOf({ expression, name }: ts.PropertyAccessExpression, checker: ts.TypeChecker): string | undefined {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(expression))
  const item = checker.isArrayType(type) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined
  if (item?.getProperty(name.text) === undefined) return undefined
  return `it is a list, and its items have "${name.text}": write ${expression.getText()}[0], or flow.map('…', ${expression.getText()}, (item) => …)`
}

/** The reading of a member whose name, or whose object, begins at `start`. */
function accessAt(file: ts.SourceFile, start: number): ts.PropertyAccessExpression | undefined {
  return nodesAt(file, start).filter(ts.isPropertyAccessExpression).find((node) => node.name.getStart(file) === start || closesAt(node, file, start))
}

const closesAt = (node: ts.PropertyAccessExpression, file: ts.SourceFile, start: number): boolean => node.expression.getStart(file) === start && closedChoice(node) !== undefined
