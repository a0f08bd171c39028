import { ts } from './typescript.js'
import { valueAt } from './wanted-text.js'

/** The cure for a whole that stands where a part of it belongs: `app.name` for `app`, `source.file(…)` for `source`. */
export function meantPart({ code, file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  const value = unfitting.has(code) && file !== undefined && start !== undefined ? valueAt(file, start) : undefined
  const wanted = value && checker.getContextualType(value)
  if (value === undefined || wanted === undefined || !(ts.isIdentifier(value) || ts.isPropertyAccessExpression(value))) return undefined
  const given = checker.getNonNullableType(checker.getTypeAtLocation(value))
  if ((given.flags & ts.TypeFlags.Object) === 0 || checker.isArrayLikeType(given)) return undefined
  const fits = (type: ts.Type): boolean => (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never | ts.TypeFlags.Unknown)) === 0 && checker.isTypeAssignableTo(type, wanted)
  const parts = checker.getPropertiesOfType(given).flatMap((part) => {
    if (part.name.startsWith('~') || part.name.startsWith('__@')) return []
    const type = checker.getTypeOfSymbolAtLocation(part, value)
    const signatures = type.getCallSignatures()
    if (signatures.length > 0) return signatures.some((signature) => fits(signature.getReturnType())) ? [{ name: part.name, text: `${part.name}(…)` }] : []
    return fits(type) ? [{ name: part.name, text: part.name }] : []
  })
  // of several texts, the name is what others are told by
  const meant = parts.length === 1 ? parts[0] : parts.find(({ name }) => name === 'name') ?? parts.find(({ name }) => name === 'arn')
  return meant && `write ${value.getText()}.${meant.text}`
}

/** A value, an argument, and one of which a member is missing. */
const unfitting: ReadonlySet<number> = new Set([2322, 2345, 2739, 2740, 2741])
