import { cursorOver, eat, eatPattern, fail, isBlank, named, nested, peek, skipBlanks, type Cursor, type ExpressionProblem } from '../cursor.js'
import { isKnownFunction, unknownFunctionHelp } from './functions.js'
import { readLiteral, readQuoted } from './literal.js'
import type { JsonPath, PathCondition, PathOperand, PathRoot, PathSegment, PathSelector } from './path.js'

/** A path, or what is wrong with the text. */
export type ParsedJsonPath =
  | { readonly path: JsonPath; readonly problem?: never }
  | { readonly problem: ExpressionProblem; readonly path?: never }

/**
 * Parses a path of Step Functions: JSONPath in the dialect of Jayway's library, with `$$` and `$variable` as further roots.
 * Where AWS accepts more than the library's own grammar (values without quotes in filters), this accepts it as well.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 * @see https://github.com/json-path/JsonPath
 */
export function parseJsonPath(text: string): ParsedJsonPath {
  const plain = plainPath(text)
  if (plain !== undefined) return { path: plain }
  const cursor = cursorOver(text.trimEnd())
  skipBlanks(cursor)
  const path = readPath(cursor, 'whole')
  if (path === undefined) return { problem: cursor.problem ?? { message: 'the path cannot be read', offset: cursor.position } }
  return { path }
}

/** Nearly all paths are a root and names, `$.order.id`, of which nothing needs to be read character by character. */
function plainPath(text: string): JsonPath | undefined {
  const root = plainRoots.exec(text)?.[0]
  if (root === undefined) return undefined
  const segments: PathSegment[] = []
  for (let offset = root.length; offset < text.length; ) {
    const next = text.indexOf('.', offset + 1)
    const end = next === -1 ? text.length : next
    segments.push({ kind: 'names', names: [text.slice(offset + 1, end)], deep: false, offset })
    offset = end
  }
  return { root: root === '$' ? { kind: 'input' } : root === '$$' ? { kind: 'context' } : { kind: 'variable', name: root.slice(1) }, segments }
}

const plainRoots = /^\$(?:\$|[A-Za-z_]\w*)?(?=(?:\.[A-Za-z_]\w*)*$)/

/** Where a path stands, which decides where it ends. */
export type PathPlace = 'whole' | 'filter' | 'argument'

/** Characters that end a name without quotes. Only in a whole path is a blank an error of its own. */
const nameEnds: Readonly<Record<PathPlace, string>> = { whole: '.[( \t\r\n', filter: '.[( \t\r\n)<>=~!&|,]', argument: '.[( \t\r\n),' }
/** What goes on in a name: none of `nameEnds`, and no backslash. */
const plainNames: Readonly<Record<PathPlace, RegExp>> = {
  whole: /[^.[(\s\\]+/y,
  filter: /[^.[(\s)<>=~!&|,\]\\]+/y,
  argument: /[^.[(\s),\\]+/y,
}

/** Reads a path from the cursor as far as it goes. */
export function readPath(cursor: Cursor, place: PathPlace): JsonPath | undefined {
  const root = readRoot(cursor, place)
  if (root === undefined) return undefined
  const segments: PathSegment[] = []
  while (!atEnd(cursor, place)) {
    const segment = readSegment(cursor, place)
    if (segment === undefined) return undefined
    segments.push(segment)
  }
  return { root, segments }
}

function readRoot(cursor: Cursor, place: PathPlace): PathRoot | undefined {
  if (place === 'filter' && eat(cursor, '@')) return { kind: 'current' }
  if (!eat(cursor, '$')) return fail(cursor, `a path begins with "$", not with ${named(cursor)}`)
  if (eat(cursor, '$')) return { kind: 'context' }
  const name = atEnd(cursor, place) || isEndOfName(peek(cursor), place) ? undefined : eatPattern(cursor, variableName)
  return name === undefined ? { kind: 'input' } : { kind: 'variable', name }
}

const variableName = /[\p{ID_Start}_][\p{ID_Continue}\u200c\u200d]*/uy

function atEnd(cursor: Cursor, place: PathPlace): boolean {
  const next = peek(cursor)
  if (next === '') return true
  return place !== 'whole' && next !== '.' && next !== '[' && nameEnds[place].includes(next)
}

function readSegment(cursor: Cursor, place: PathPlace): PathSegment | undefined {
  const offset = cursor.position
  const deep = eat(cursor, '..')
  const dotted = deep || eat(cursor, '.')
  if (dotted && atEnd(cursor, place)) return fail(cursor, `the path ends with "${deep ? '..' : '.'}"`, { offset })
  if (dotted && peek(cursor) === '.') return fail(cursor, 'a name, "*" or "[" was expected here, not another "."')
  if (!dotted && peek(cursor) !== '[') return fail(cursor, `"." or "[" was expected here, not ${named(cursor)}`, { help: 'write "." before a name, and "[" before an index, as in "$.items[0].id"' })
  const selector = readSelector(cursor, place)
  if (selector === undefined) return undefined
  if (deep && selector.kind === 'function') return fail(cursor, `the function "${selector.name}" stands behind ".."`, { offset })
  return Object.assign(selector, { deep, offset }) // the selector is new; a spread costs as much as all the rest
}

function readSelector(cursor: Cursor, place: PathPlace): PathSelector | undefined {
  if (peek(cursor) === '[') return nested(cursor, () => readBracket(cursor))
  if (peek(cursor) === '*' && isEndOfName(peek(cursor, 1), place)) {
    cursor.position += 1
    return { kind: 'wildcard' }
  }
  const offset = cursor.position
  const name = readName(cursor, place)
  if (name === undefined) return undefined
  return peek(cursor) === '(' ? nested(cursor, () => readCall(cursor, name, offset)) : { kind: 'names', names: [name] }
}

const isEndOfName = (next: string, place: PathPlace): boolean => next === '' || nameEnds[place].includes(next)

/** A name after a dot; `\` makes the next character plain, as the specification's examples of reference paths have it. */
function readName(cursor: Cursor, place: PathPlace): string | undefined {
  const offset = cursor.position
  let name = ''
  while (!isEndOfName(peek(cursor), place)) {
    name += eatPattern(cursor, plainNames[place]) ?? ''
    if (isEndOfName(peek(cursor), place)) break
    const escaped = eat(cursor, '\\')
    if (escaped && peek(cursor) === '') return fail(cursor, 'the path ends with "\\"', { offset: cursor.position - 1 })
    const code = escaped ? eatPattern(cursor, /u[0-9a-fA-F]{4}/y) : undefined
    name += code === undefined ? peek(cursor) : String.fromCharCode(Number.parseInt(code.slice(1), 16))
    if (code === undefined) cursor.position += 1
  }
  if (place === 'whole' && isBlank(peek(cursor))) {
    return fail(cursor, 'a name with a blank needs quotes', { help: `write the name as ['${name}${restOfName(cursor)}']` })
  }
  return name === '' ? fail(cursor, `a name was expected here, not ${named(cursor)}`, { offset }) : name
}

const restOfName = ({ text, position }: Cursor): string => /^[^.[(]*/.exec(text.slice(position, position + 80))?.[0] ?? ''

function readCall(cursor: Cursor, name: string, offset: number): PathSelector | undefined {
  if (!isKnownFunction(name)) return fail(cursor, `"${name}" is no function of JSONPath`, { offset, ...unknownFunctionHelp(name) })
  eat(cursor, '(')
  const given: PathOperand[] = []
  skipBlanks(cursor)
  while (!eat(cursor, ')')) {
    const argument = peek(cursor) === '$' ? readPathOperand(cursor, 'argument') : readLiteral(cursor)
    if (argument === undefined) return undefined
    given.push(argument)
    skipBlanks(cursor)
    if (peek(cursor) !== ')' && !eat(cursor, ',')) return fail(cursor, `"," or ")" was expected here, not ${named(cursor)}`)
    skipBlanks(cursor)
  }
  return { kind: 'function', name, arguments: given }
}

function readPathOperand(cursor: Cursor, place: PathPlace): PathOperand | undefined {
  const path = nested(cursor, () => readPath(cursor, place))
  return path === undefined ? undefined : { kind: 'path', path }
}

function readBracket(cursor: Cursor): PathSelector | undefined {
  const offset = cursor.position
  eat(cursor, '[')
  skipBlanks(cursor)
  const selector = readBracketed(cursor, offset)
  if (selector === undefined) return undefined
  skipBlanks(cursor)
  return eat(cursor, ']') ? selector : fail(cursor, `"]" was expected here, not ${named(cursor)}`)
}

function readBracketed(cursor: Cursor, offset: number): PathSelector | undefined {
  const first = peek(cursor)
  if (first === '"' || first === "'") return readNames(cursor)
  if (eat(cursor, '*')) return { kind: 'wildcard' }
  if (first === '?') return readFilter(cursor)
  if (/[-\d:]/.test(first)) return readNumbers(cursor)
  if (first === '(') {
    return fail(cursor, 'a script in "[(…)]" is not supported', { offset, help: 'count from the end with a negative index, such as [-1]' })
  }
  if (first === ']') return fail(cursor, 'the brackets are empty', { offset })
  return fail(cursor, `a quoted name, an index, "*" or a filter was expected here, not ${named(cursor)}`, { help: 'put the name in quotes' })
}

function readNames(cursor: Cursor): PathSelector | undefined {
  const names: string[] = []
  do {
    skipBlanks(cursor)
    if (peek(cursor) !== '"' && peek(cursor) !== "'") return fail(cursor, `a quoted name was expected here, not ${named(cursor)}`)
    const name = readQuoted(cursor)
    if (name === undefined) return undefined
    names.push(name)
    skipBlanks(cursor)
  } while (eat(cursor, ','))
  return { kind: 'names', names }
}

function readNumbers(cursor: Cursor): PathSelector | undefined {
  const offset = cursor.position
  const text = eatPattern(cursor, /[-\d:, ]+/y)?.trim() ?? ''
  if (/^-?\d+(\s*,\s*-?\d+)*$/.test(text)) return { kind: 'indexes', indexes: text.split(',').map(Number) }
  const slice = /^(-?\d+)?:(-?\d+)?(?::(-?\d+)?)?$/.exec(text)
  if (slice === null) return fail(cursor, `"${text}" is neither an index nor a slice`, { offset })
  const [from, to, step] = slice.slice(1).map((number) => (number === undefined ? undefined : Number(number)))
  if (from === undefined && to === undefined) return fail(cursor, 'a slice needs a start or an end', { offset, help: 'select all items with [*]' })
  return { kind: 'slice', ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...(step !== undefined && { step }) }
}

function readFilter(cursor: Cursor): PathSelector | undefined {
  eat(cursor, '?')
  skipBlanks(cursor)
  if (!eat(cursor, '(')) return fail(cursor, `"(" was expected behind "?", not ${named(cursor)}`, { help: 'write the filter as [?(…)]' })
  const condition = readCondition(cursor)
  if (condition === undefined) return undefined
  return closeParenthesis(cursor) ? { kind: 'filter', condition } : undefined
}

function closeParenthesis(cursor: Cursor): boolean {
  skipBlanks(cursor)
  if (eat(cursor, ')')) return true
  fail(cursor, `")" was expected here, not ${named(cursor)}`)
  return false
}

function readCondition(cursor: Cursor): PathCondition | undefined {
  return readTerms(cursor, 'or', '||', () => readTerms(cursor, 'and', '&&', () => readTerm(cursor)))
}

function readTerms(cursor: Cursor, kind: 'or' | 'and', sign: string, read: () => PathCondition | undefined): PathCondition | undefined {
  const terms: PathCondition[] = []
  do {
    const term = read()
    if (term === undefined) return undefined
    terms.push(term)
    skipBlanks(cursor)
  } while (eat(cursor, sign))
  return terms.length === 1 ? terms[0] : { kind, terms }
}

function readTerm(cursor: Cursor): PathCondition | undefined {
  skipBlanks(cursor)
  if (eat(cursor, '!')) {
    const term = nested(cursor, () => readTerm(cursor))
    return term === undefined ? undefined : { kind: 'not', term }
  }
  if (!eat(cursor, '(')) return readComparison(cursor)
  const condition = nested(cursor, () => readCondition(cursor))
  return condition !== undefined && closeParenthesis(cursor) ? condition : undefined
}

function readComparison(cursor: Cursor): PathCondition | undefined {
  const offset = cursor.position
  const left = readOperand(cursor)
  if (left === undefined) return undefined
  skipBlanks(cursor)
  if (/^[)&|]?$/.test(peek(cursor))) {
    return left.kind === 'path' ? { kind: 'exists', path: left.path } : fail(cursor, 'the value is compared with nothing', { offset })
  }
  const operator = readOperator(cursor)
  if (operator === undefined) return undefined
  skipBlanks(cursor)
  const right = readOperand(cursor)
  return right === undefined ? undefined : { kind: 'comparison', operator, left, right }
}

function readOperand(cursor: Cursor): PathOperand | undefined {
  if (peek(cursor) === '@' || peek(cursor) === '$') return readPathOperand(cursor, 'filter')
  return readLiteral(cursor)
}

function readOperator(cursor: Cursor): string | undefined {
  const sign = eatPattern(cursor, /===|!==|==|!=|<=|>=|=~|<|>/y)
  if (sign !== undefined) return sign
  const offset = cursor.position
  const word = eatPattern(cursor, /[a-z]+(?![\w.-])/iy)?.toLowerCase()
  if (word !== undefined && wordOperators.includes(word)) return word
  const found = word === undefined ? named(cursor) : `"${word}"`
  return fail(cursor, `${found} is no operator of a filter`, { offset, ...(found === '"="' && { help: 'compare with "=="' }) })
}

const wordOperators: readonly string[] = ['in', 'nin', 'subsetof', 'anyof', 'noneof', 'all', 'contains', 'size', 'empty']
