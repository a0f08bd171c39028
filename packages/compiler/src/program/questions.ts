import { ts } from './typescript.js'

/** All that Stepwright asks of the type checker about its own types. TypeScript's API is changing: it is asked here. */
export interface Questions {
  readonly checker: ts.TypeChecker
  /** Whether an expression belongs where `node` stands: a place whose type carries the brand of `Expression`. */
  wantsExpression(node: ts.Expression): boolean
  /** Whether a function belongs where `node` stands, by more than the type that was inferred from `functions` themselves. */
  wantsFunction(node: ts.Expression, functions: ReadonlySet<ts.Node>): boolean
  /** Whether `node` can be told where its next call stands. */
  isPlaced(node: ts.Node): boolean
  /** Whether calls on `node` record steps. */
  isRecording(node: ts.Node): boolean
  /** Whether a call of `node` records a workflow. */
  isWorkflowVerb(node: ts.Node): boolean
  /** The same as `isPlaced`, for a type. */
  isPlacedType(type: ts.Type): boolean
  /** What a name stands for, behind imports and shorthand. */
  symbolOf(node: ts.Node): ts.Symbol | undefined
  /** Whether a symbol is declared by JavaScript or its host rather than by somebody's module. */
  isGlobal(symbol: ts.Symbol): boolean
}

/** Questions to the checker of `program`. */
export function askChecker(program: ts.Program): Questions {
  const checker = program.getTypeChecker()
  const has = memoize((type: ts.Type) => marksOf(checker, type))
  const at = (node: ts.Node): Marks => has(checker.getTypeAtLocation(node))
  const wanted = (node: ts.Expression): readonly ts.Type[] => {
    const type = checker.getContextualType(node)
    return type === undefined ? [] : membersOf(checker.getBaseConstraintOfType(type) ?? type)
  }
  return {
    checker,
    wantsExpression: (node) => wanted(node).some((type) => has(type).expression),
    wantsFunction: (node, functions) =>
      wanted(node).some((type) => type.getCallSignatures().some(({ declaration }) => declaration === undefined || !functions.has(declaration))),
    isPlaced: (node) => at(node).placed,
    isRecording: (node) => at(node).records,
    isWorkflowVerb: (node) => at(node).recordsWorkflow,
    isPlacedType: (type) => has(type).placed,
    symbolOf: (node) => symbolOf(checker, node),
    isGlobal: (symbol) => (symbol.declarations ?? []).some((declaration) => isGlobalDeclaration(program, declaration)),
  }
}

interface Marks {
  readonly placed: boolean
  readonly records: boolean
  readonly recordsWorkflow: boolean
  readonly expression: boolean
}

const noMarks: Marks = { placed: false, records: false, recordsWorkflow: false, expression: false }

function marksOf(checker: ts.TypeChecker, given: ts.Type): Marks {
  if ((given.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) !== 0) return noMarks
  const type = checker.getNonNullableType(given)
  const has = (name: string): boolean => checker.getPropertyOfType(type, name) !== undefined
  return {
    placed: has('~at'),
    records: has('~records'),
    recordsWorkflow: has('~recordsWorkflow'),
    expression: type.getCallSignatures().length > 0 && checker.getPropertiesOfType(type).some(isBrand),
  }
}

/** The member that `Expression` has besides its signature, as TypeScript names a member whose key is a unique symbol. */
const isBrand = ({ escapedName }: ts.Symbol): boolean => String(escapedName).startsWith('__@expression@')

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type])

function symbolOf(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const isShorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node
  const symbol = isShorthand ? checker.getShorthandAssignmentValueSymbol(node.parent) : checker.getSymbolAtLocation(node)
  return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol
}

function isGlobalDeclaration(program: ts.Program, declaration: ts.Declaration): boolean {
  const source = declaration.getSourceFile()
  return program.isSourceFileDefaultLibrary(source) || (source.isDeclarationFile && !ts.isExternalModule(source))
}

function memoize<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>()
  return (key) => {
    const result = known.get(key) ?? compute(key)
    known.set(key, result)
    return result
  }
}
