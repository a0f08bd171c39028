import { nearName } from '@stepwright/asl'
import { leafOf, noOverload } from './leaf-of.js'
import { nodesAt } from './nodes-at.js'
import { ts } from './typescript.js'

/** A member that an object literal may not have: TypeScript offers a near one for some types only, and never says what there is. */
export function meantMember({ code, file, start, messageText }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  const isUnknownMember = code === unknownMember || ts.flattenDiagnosticMessageText(messageText, '').includes(ourUnknownMember) || (code === noOverload && typeof messageText !== 'string' && leafOf(messageText).code === unknownMember)
  if (!isUnknownMember || file === undefined || start === undefined) return undefined
  const property = propertyAt(file, start)
  const contextual = property && checker.getContextualType(property.parent)
  const wanted = contextual && (checker.getBaseConstraintOfType(contextual) ?? contextual)
  if (property === undefined || wanted === undefined) return undefined
  const types = (wanted.isUnion() ? wanted.types : [wanted]).filter((type) => !checker.isArrayLikeType(type) && (type.flags & ts.TypeFlags.StructuredType) !== 0)
  const given = new Set(property.parent.properties.map((each) => each.name?.getText()))
  const wrong = property.name.getText()
  const names = new Set(types.flatMap((type) => checker.getPropertiesOfType(type)).map(({ name }) => name).filter((name) => name !== wrong && !name.startsWith('__@') && !name.startsWith('~')))
  const near = alike(wrong, [...names])
  if (near !== undefined) return `use "${near}"`
  const free = [...names].filter((name) => !given.has(name))
  return free.length === 0 || free.length > mostListed ? undefined : `known ${free.length === 1 ? 'is' : 'are'} ${listed(free)}`
}

/** An export that a module does not have: one with a similar name, or a verb of the flow, which is not imported. */
export function meantExport({ code, file, start }: ts.Diagnostic, checker: ts.TypeChecker): string | undefined {
  const specifier = code === noSuchExport && file !== undefined && start !== undefined ? nodesAt(file, start).find(ts.isImportSpecifier) : undefined
  const module = specifier && checker.getSymbolAtLocation(specifier.parent.parent.parent.moduleSpecifier)
  if (specifier === undefined || module === undefined) return undefined
  const name = (specifier.propertyName ?? specifier.name).text
  const exports = checker.getExportsOfModule(module)
  const flow = exports.find((each) => each.name === 'Flow')
  if (flow !== undefined && checker.getDeclaredTypeOfSymbol(flow.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(flow) : flow).getProperty(name) !== undefined) {
    return `it is a member of the flow: write flow.${name}`
  }
  const isType = (each: string): boolean => /^[A-Z]/.test(each)
  const near = alike(name, exports.map((each) => each.name).filter((each) => isType(each) === isType(name)))
  return near === undefined ? undefined : `use "${near}"`
}

const unknownMember = 2353
/** What `NoMore` says, where TypeScript would say nothing. */
const ourUnknownMember = '" is not a member that is known here'
const noSuchExport = 2305
const mostListed = 16
/** As many first letters say that two names are about the same thing: "errors" and "errorEquals", "eventbridge" and "events". */
const sharedBeginning = 5

/** The one that is spelt nearly so, or begins so. */
export function alike(name: string, candidates: readonly string[]): string | undefined {
  const near = nearName(name, candidates)
  if (near !== undefined) return near
  const lengths = candidates.map((candidate) => ({ candidate, length: commonBeginning(name.toLowerCase(), candidate.toLowerCase()) }))
  const longest = Math.max(0, ...lengths.map(({ length }) => length))
  const best = lengths.filter(({ length }) => length === longest)
  return longest >= sharedBeginning && best.length === 1 ? best[0]?.candidate : undefined
}

function commonBeginning(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}

/** The member of an object literal whose name begins at `start`. */
function propertyAt(file: ts.SourceFile, start: number): ts.PropertyAssignment | ts.ShorthandPropertyAssignment | undefined {
  const members = nodesAt(file, start).filter((node) => ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
  return members.find(({ name }) => name.getStart(file) === start)
}
