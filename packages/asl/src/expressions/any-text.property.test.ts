import { assert, array, constantFrom, integer, json, letrec, oneof, property, record, string, tuple, type Arbitrary } from 'fast-check'
import { describe, it } from 'vitest'
import type { Json } from '../model/json.js'
import { boundedRegExp } from './bounded-reg-exp.js'
import { checkIntrinsic } from './intrinsics/check.js'
import { evaluateIntrinsic } from './intrinsics/evaluate.js'
import { parseIntrinsic } from './intrinsics/parse.js'
import { jsonataFacts } from './jsonata-facts.js'
import { evaluateJsonPath } from './jsonpath/evaluate.js'
import { parseJsonPath } from './jsonpath/parse.js'
import type { JsonPath, PathCondition, PathOperand, PathSegment } from './jsonpath/path.js'
import { printJsonPath } from './jsonpath/print.js'
import { matchesWhole } from './jsonpath/pattern.js'
import { evaluateTemplate } from './template/evaluate.js'

const environmentFor = (input: Json) => ({ input, context: {}, variables: { v: input }, random: () => 0.5, uuid: () => 'u' })

/** Texts of the alphabet that the parsers know, so that many get far. */
const token = constantFrom('$', '$$', '@', '.', '..', '[', ']', '(', ')', '?', '*', "'", '"', ',', ':', '-', '0', '1', 'a', 'b', '==', '=~', '/', '&&', '||', '!', ' ', 'in', '\\', '{', '}', 'States.Format(', 'States.Array(', 'length', 'null')
const text = oneof(array(token, { maxLength: 40 }).map((tokens) => tokens.join('')), string({ unit: 'binary' }))

const jsonataToken = constantFrom('$', '$$', '$f', 'a', '.', '[', ']', '(', ')', '{', '}', ':', ',', ';', ':=', '~>', '??', '?:', '?', '%', '@$e', '#$i', '^', '<', '|', '/a+/', '"k"', '`q`', '1', '-', '+', '&', '=', 'function($x)', '*', '**', ' ', 'and', 'null')
const jsonataText = array(jsonataToken, { maxLength: 20 }).map((tokens) => tokens.join(''))

const name = oneof(constantFrom('a', 'b', 'c'), string({ minLength: 1 }))
const { path } = letrec<{ path: JsonPath; current: JsonPath; segment: PathSegment; condition: PathCondition; operand: PathOperand }>((tie) => ({
  path: record({ root: constantFrom({ kind: 'input' }, { kind: 'context' }, { kind: 'variable', name: 'v' }), segments: array(tie('segment'), { maxLength: 4 }) }) as Arbitrary<JsonPath>,
  current: record({ root: constantFrom({ kind: 'current' as const }), segments: array(tie('segment'), { maxLength: 2 }) }),
  segment: tuple(
    oneof(
      { depthSize: 'small' },
      record({ kind: constantFrom('names' as const), names: array(name, { minLength: 1, maxLength: 3 }) }),
      record({ kind: constantFrom('indexes' as const), indexes: array(integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 3 }) }),
      record({ kind: constantFrom('slice' as const), from: integer({ min: -9, max: 9 }), to: integer({ min: -9, max: 9 }) }),
      record({ kind: constantFrom('wildcard' as const) }),
      record({ kind: constantFrom('filter' as const), condition: tie('condition') }),
    ),
    constantFrom(true, false),
  ).map(([selector, deep]): PathSegment => ({ ...selector, deep, offset: 0 })),
  condition: oneof(
    { depthSize: 'small' },
    record({ kind: constantFrom('exists' as const), path: tie('current') }),
    record({ kind: constantFrom('comparison' as const), operator: constantFrom('==', '!=', '<', '>=', 'in', 'anyof', 'size'), left: tie('operand'), right: tie('operand') }),
    record({ kind: constantFrom('not' as const), term: tie('condition') }),
    record({ kind: constantFrom('and' as const, 'or' as const), terms: array(tie('condition'), { minLength: 2, maxLength: 3 }) }),
  ),
  operand: oneof(
    { depthSize: 'small' },
    record({ kind: constantFrom('literal' as const), value: oneof(string(), integer(), constantFrom(null, true, 1.5), array(oneof(string(), integer()), { maxLength: 3 })) }),
    record({ kind: constantFrom('path' as const), path: tie('current') }),
  ),
}))

const withoutOffsets = (path: unknown): string => JSON.stringify(path, (key, value: unknown) => (key === 'offset' ? undefined : value))

describe('for any text', () => {
  it('parsing a path ends in a path or a problem inside the text, and evaluating ends', () => {
    assert(
      property(text, json(), (any, document) => {
        const { path: parsed, problem } = parseJsonPath(any)
        if (parsed === undefined) return problem.offset >= 0 && problem.offset <= any.length && problem.message !== ''
        evaluateJsonPath(parsed, environmentFor(JSON.parse(document) as Json))
        return true
      }),
      { numRuns: 2_000 },
    )
  })

  it('parsing a call ends in a call or a problem inside the text, and evaluating ends', () => {
    assert(
      property(text, json(), (any, document) => {
        const { call, problem } = parseIntrinsic(any)
        if (call === undefined) return problem.offset >= 0 && problem.offset <= any.length && problem.message !== ''
        checkIntrinsic(call)
        evaluateIntrinsic(call, environmentFor(JSON.parse(document) as Json))
        return true
      }),
      { numRuns: 2_000 },
    )
  })

  it('a template with it yields a value or a problem', () => {
    assert(
      property(text, (any) => {
        const { value, problem } = evaluateTemplate({ 'a.$': any, b: [{ 'c.$': any }] }, environmentFor({ a: [1] }))
        return (value === undefined) !== (problem === undefined)
      }),
    )
  })

  it('parsing it as JSONata ends in facts or a problem inside the text', () => {
    assert(
      property(oneof(text, jsonataText), (any) => {
        const { problem, variables, calls } = jsonataFacts(any)
        const offsets = [...(problem === undefined ? [] : [problem]), ...variables, ...calls].map(({ offset }) => offset)
        return offsets.every((offset) => offset >= 0 && offset <= any.length)
      }),
      { numRuns: 3_000 },
    )
  })

  it('it is a pattern that ends', () => {
    assert(property(text, text, (source, input) => typeof matchesWhole({ source, flags: 'i' }, input) === 'boolean'))
  })
})

it('a printed path parses to the same tree', () => {
  assert(
    property(path, (original) => {
      const { path: again } = parseJsonPath(printJsonPath(original))
      return withoutOffsets(again) === withoutOffsets(original)
    }),
    { numRuns: 2_000 },
  )
})

it('a parsed path is printed and parsed to the same tree', () => {
  assert(
    property(text, (any) => {
      const { path: first } = parseJsonPath(`$${any}`)
      return first === undefined || withoutOffsets(parseJsonPath(printJsonPath(first)).path) === withoutOffsets(first)
    }),
    { numRuns: 5_000 },
  )
})

it('a pattern matches what the engine of JavaScript matches', () => {
  const part = oneof(constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', 'a*', 'b+', 'a?', 'b{1,2}', '(a|b)', '(ab)*', '(?:a|bc)+', '^', '$'))
  assert(
    property(array(part, { maxLength: 6 }), array(constantFrom('a', 'b', 'c', '1'), { maxLength: 8 }), (parts, characters) => {
      const [source, input] = [parts.join(''), characters.join('')]
      return matchesWhole({ source, flags: '' }, input) === new RegExp(`^(?:${source})$`).test(input)
    }),
    { numRuns: 2_000 },
  )
})

it('a bounded pattern finds what the engine of JavaScript finds', () => {
  const part = oneof(constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', 'a*?', 'b+', 'a?', 'b{1,2}', '(a|b)', '(ab)*', '(?:a|bc)+', '^', '$', '\\b', '\\B', '(?=b)'))
  assert(
    property(array(part, { maxLength: 6 }), array(constantFrom('a', 'b', 'c', '1', ' ', '\n'), { maxLength: 10 }), constantFrom('', 'i', 'm'), (parts, characters, flags) => {
      const [bounded, plain] = [boundedRegExp(new RegExp(parts.join(''), flags)), new RegExp(parts.join(''), `g${flags}`)]
      const text = characters.join('')
      for (let round = 0; round < 3; round++) {
        const [found, expected] = [bounded.exec(text), plain.exec(text)]
        if (JSON.stringify(found) !== JSON.stringify(expected) || found?.index !== expected?.index || bounded.lastIndex !== plain.lastIndex) return false
      }
      return true
    }),
    { numRuns: 3_000 },
  )
})
