import jsonata from 'jsonata'
import { boundedRegExp } from './bounded-reg-exp.js'
import { boundedFunctions, jsonataFunctions } from './jsonata-functions.js'

/** A parsed expression; make it with `parseJsonata`, run it with `evaluateJsonata`. */
export interface JsonataExpression {
  readonly text: string
  readonly '~compiled': jsonata.Expression
}

/** Why a text is no JSONata, or why it failed. */
export interface JsonataProblem {
  /** JSONata's own code, such as `S0202`; T and D codes come from evaluation. */
  readonly code: string
  /** As JSONata words it. */
  readonly message: string
  /** Where in the text, in UTF-16 code units from its start. */
  readonly offset: number
  /** What stands there and was not expected, as the text writes it. */
  readonly token?: string
}

/** An expression, or what is wrong with it. */
export type ParsedJsonata =
  | { readonly expression: JsonataExpression; readonly problem?: never }
  | { readonly problem: JsonataProblem; readonly expression?: never }

/**
 * Parses the body of a `{% … %}`. Functions that Step Functions adds are known, `$eval`, which it takes away, is not.
 * The grammar is that of the npm package (2.2), a little wider than the 2.0.6 that AWS runs.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function parseJsonata(text: string): ParsedJsonata {
  if ((text.match(/\?\?|\?:/g)?.length ?? 0) > mostDefaults) return { problem: tooManyDefaults }
  try {
    return { expression: { text, '~compiled': jsonata(text, bounds) } }
  } catch (thrown) {
    return { problem: problemOf(thrown, text) }
  }
}

/** Gives an expression its functions, when it is first run: most are only read. */
function prepare(compiled: jsonata.Expression): void {
  if (prepared.has(compiled)) return
  prepared.add(compiled)
  compiled.assign('eval', undefined)
  // JSONata looks hooks up among the variables, by symbols; its types say that names are strings
  compiled.assign(evaluateEntry as unknown as string, countStep)
  // JSONata checks the arguments against the signature before it calls
  for (const { name, signature, run } of [...jsonataFunctions, ...boundedFunctions])
    compiled.registerFunction(name, run as (...args: unknown[]) => unknown, signature)
}

const prepared = new WeakSet<jsonata.Expression>()

/**
 * The package copies the left side of each `??` and `?:`, so that eighteen inside each other take it seconds and thirty all memory.
 * The version of AWS has neither operator.
 */
const mostDefaults = 12
const tooManyDefaults: JsonataProblem = { code: 'too-complex', message: `"??" and "?:" stand here more than ${mostDefaults} times`, offset: 0 }

/** Ours, not AWS's: depth and milliseconds after which an expression fails with D1011 or D1012 instead of going on. */
const bounds: jsonata.JsonataOptions = {
  stack: 50_000,
  timeout: 5_000,
  // JSONata calls it with `new`, which yields the object that the function returns, and only ever calls `exec`
  RegexEngine: function (pattern: RegExp) {
    return boundedRegExp(pattern)
  } as unknown as RegExpConstructor,
}

/**
 * Ours as well: how many parts of an expression may be evaluated, about a second's worth. A recursion in tail position is a
 * loop, which no depth stops, and a count of steps ends on every machine at the same place, which a clock does not.
 */
export const mostSteps = 1_000_000

const evaluateEntry = Symbol.for('jsonata.__evaluate_entry')

/** Called by JSONata before each part. `base` is the same frame all through one evaluation. */
function countStep(_part: unknown, _input: unknown, { base }: { readonly base: object }): void {
  const steps = (stepsIn.get(base) ?? 0) + 1
  stepsIn.set(base, steps)
  if (steps > mostSteps) throw asError({ code: 'too-many-steps', message: `the expression takes more than ${mostSteps} steps`, offset: 0 })
}

const stepsIn = new WeakMap<object, number>()

/**
 * Runs an expression. `bindings` are its variables without the dollar sign: `{ states: { input } }`. A binding hides a function of
 * the same name, so that `now`, `millis`, `random` and `uuid` can be made to repeat themselves. There is no `$` and no `$$`.
 *
 * Yields plain JSON, or `undefined` where the expression finds nothing. Rejects with an `Error` that is a `JsonataProblem`
 * too when evaluation fails; a result that is no JSON (a function) has the code `unsupported-result`, and an expression that
 * does not end has `too-many-steps`, or D1011 or D1012 of JSONata's own. Regular expressions with lookaround or back
 * references are not bounded.
 */
export async function evaluateJsonata(
  expression: JsonataExpression,
  bindings: { readonly [name: string]: unknown } = {},
): Promise<unknown> {
  let result: unknown
  prepare(expression['~compiled'])
  try {
    result = await expression['~compiled'].evaluate(undefined, { ...bindings })
  } catch (thrown) {
    throw asError(problemOf(thrown, expression.text))
  }
  return plain(result)
}

/** Copies a result, so that neither JSONata's flags on arrays nor the bindings' own objects leave with it. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') throw asError(unsupported)
  // as JSON has them: neither -0 nor infinity
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item) ?? null)
  if ('_jsonata_function' in value || '_jsonata_lambda' in value) throw asError(unsupported)
  return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[key, plain(member)]])))
}

const unsupported: JsonataProblem = { code: 'unsupported-result', message: 'the result is a function, which is not JSON', offset: 0 }

function asError(problem: JsonataProblem): Error & JsonataProblem {
  return Object.assign(new Error(problem.message), { name: 'JsonataError', code: problem.code, offset: problem.offset })
}

/** JSONata throws objects with a `position` that lies behind the `token`. */
function problemOf(thrown: unknown, text: string): JsonataProblem {
  if (isStackOverflow(thrown)) return tooDeep
  const { code, message, position, token } = thrown as Partial<jsonata.JsonataError>
  const end = Math.min(position ?? 0, text.length)
  const offset = token === undefined ? end : beginOf(token, text.slice(0, end))
  return { code: code ?? 'unknown', message: message ?? String(thrown), offset, ...(offset < end && { token: text.slice(offset, end) }) }
}

/** Where the token begins that a text ends with. JSONata gives what it means: a number, a text without its quotes, the name of a variable without its `$`. */
function beginOf(token: unknown, text: string): number {
  if (typeof token === 'number') return /\d+(\.\d+)?([eE][-+]?\d+)?$/.exec(text)?.index ?? text.length
  const meant = String(token)
  const begin = text.length - meant.length
  if (text.endsWith(meant)) return text[begin - 1] === '$' ? begin - 1 : begin
  return /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)$/s.exec(text)?.index ?? text.length
}

/** Parser and evaluator go as deep as the expression, which the stack may not. */
export const isStackOverflow = (thrown: unknown): boolean => thrown instanceof RangeError && /call stack|recursion/i.test(thrown.message)

export const tooDeep: JsonataProblem = { code: 'too-deep', message: 'the expression is nested too deeply', offset: 0 }
