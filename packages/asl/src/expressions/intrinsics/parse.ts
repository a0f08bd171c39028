import { nearName } from '../../source/near-name.js'
import { cursorOver, eat, eatPattern, fail, isBlank, named, peek, skipBlanks, type Cursor, type ExpressionProblem } from '../cursor.js'
import { readPath } from '../jsonpath/parse.js'
import type { IntrinsicArgument, IntrinsicCall } from './call.js'
import { intrinsicNames } from './catalog.js'

/** A call, or what is wrong with the text. */
export type ParsedIntrinsic =
  | { readonly call: IntrinsicCall; readonly problem?: never }
  | { readonly problem: ExpressionProblem; readonly call?: never }

/**
 * Parses a call such as `States.Format('{} is {}', $.name, $status)`. Names are checked here; what a function is called with is
 * the business of `checkIntrinsic`.
 *
 * @see https://states-language.net/spec.html#intrinsic-functions
 */
export function parseIntrinsic(text: string): ParsedIntrinsic {
  const cursor = cursorOver(text)
  skipBlanks(cursor)
  const call = readCall(cursor)
  skipBlanks(cursor)
  if (call !== undefined && peek(cursor) !== '') fail(cursor, `nothing may follow the call, but ${named(cursor)} does`)
  if (call === undefined || cursor.problem !== undefined) return { problem: cursor.problem ?? { message: 'the call cannot be read', offset: 0 } }
  return { call }
}

/**
 * How many calls may stand inside each other. AWS's page says 10 "nested" and counts nine in an example whose calls are five
 * deep, so it may mean the sum: deeper than 10 is wrong either way, and a linter can warn about the sum.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const deepestIntrinsic = 10

function readCall(cursor: Cursor): IntrinsicCall | undefined {
  const offset = cursor.position
  const name = eatPattern(cursor, /[A-Za-z_][\w.]*/y)
  if (name === undefined) return fail(cursor, `the name of an intrinsic function was expected here, not ${named(cursor)}`)
  skipBlanks(cursor)
  if (!eat(cursor, '(')) return fail(cursor, `"(" was expected behind "${name}", not ${named(cursor)}`, { help: helpToCall(name) })
  if (!intrinsicNames.includes(name)) {
    const near = nearName(name, intrinsicNames)
    return fail(cursor, `there is no intrinsic function "${name}"`, { offset, help: near === undefined ? `use one of ${intrinsicNames.join(', ')}` : `use "${near}"` })
  }
  if (cursor.depth >= deepestIntrinsic) return fail(cursor, `more than ${deepestIntrinsic} calls stand inside each other`, { offset })
  cursor.depth += 1
  const given = readArguments(cursor)
  cursor.depth -= 1
  return given === undefined ? undefined : { kind: 'call', name, arguments: given, offset, end: cursor.position }
}

function helpToCall(name: string): string {
  const meant = intrinsicNames.includes(name) ? name : nearName(name, intrinsicNames)
  return meant === undefined ? `write a call, such as "States.Format('{} items', $.count)"` : `write "${meant}(…)"`
}

function readArguments(cursor: Cursor): readonly IntrinsicArgument[] | undefined {
  const given: IntrinsicArgument[] = []
  skipBlanks(cursor)
  if (eat(cursor, ')')) return given
  do {
    skipBlanks(cursor)
    const argument = readArgument(cursor)
    if (argument === undefined) return undefined
    given.push(argument)
    skipBlanks(cursor)
  } while (eat(cursor, ','))
  return eat(cursor, ')') ? given : fail(cursor, `"," or ")" was expected here, not ${named(cursor)}`, { help: 'end the call with ")", and put "," between its arguments' })
}

function readArgument(cursor: Cursor): IntrinsicArgument | undefined {
  const offset = cursor.position
  if (peek(cursor) === "'") return readText(cursor)
  if (peek(cursor) === '"') return fail(cursor, 'a string stands in single quotes', { help: "write '…'" })
  if (peek(cursor) === '$') {
    const path = readPath(cursor, 'argument')
    return path === undefined ? undefined : { kind: 'path', path, text: cursor.text.slice(offset, cursor.position), offset }
  }
  const word = eatPattern(cursor, /(?:true|false|null)(?![\w.])/y)
  if (word !== undefined) return { kind: 'value', value: word === 'null' ? null : word === 'true', offset }
  const number = eatPattern(cursor, /-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])/y)
  if (number !== undefined) return { kind: 'value', value: Number(number), offset }
  if (peek(cursor) === '' || /[,)]/.test(peek(cursor))) return fail(cursor, `an argument was expected here, not ${named(cursor)}`)
  return readCall(cursor)
}

/** A string in single quotes. `\'`, `\{`, `\}` and `\\` are its only escapes: AWS refuses `\"` when the machine is created. */
function readText(cursor: Cursor): IntrinsicArgument | undefined {
  const offset = cursor.position
  const parts = ['']
  const append = (text: string) => parts.push(`${parts.pop() ?? ''}${text}`)
  eat(cursor, "'")
  while (!eat(cursor, "'")) {
    if (peek(cursor) === '') return fail(cursor, "the string that begins here has no closing '", { offset })
    if (eat(cursor, '{}')) parts.push('')
    else if (eat(cursor, '\\')) {
      if (!"'{}\\".includes(peek(cursor)) || peek(cursor) === '') return wrongEscape(cursor)
      append(eatPattern(cursor, /[^]/y) ?? '')
    } else append(eatPattern(cursor, /[^]/y) ?? '')
  }
  return { kind: 'text', value: parts.join('{}'), parts, offset }
}

function wrongEscape(cursor: Cursor): undefined {
  const next = peek(cursor)
  const help = next === '' || isBlank(next) ? 'write \\\\ for a backslash' : `write ${next} without the backslash`
  return fail(cursor, `"\\${next}" is no escape of an intrinsic function`, { offset: cursor.position - 1, help })
}
