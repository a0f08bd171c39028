import { comparisonOperators } from '../fields/comparison.js'
import { isPlaceholder } from '../fields/is-placeholder.js'
import { ownFieldsOf } from '../fields/row-of.js'
import { child } from '../source/pointer.js'
import { checkField } from './check-field.js'
import type { Comparison } from './choice-rule.js'
import { fieldIn, isObject, type Json } from './json.js'
import { schemaFailed as aws, type Place } from './place.js'

/**
 * Reads the test of a JSONPath rule, or a test inside it. That its parts are of the right kind has been checked; that there
 * are enough of them has not.
 */
export function readComparison(place: Place): Comparison {
  const { document } = place
  const test = readPlainTest(document, place)
  const comment = place.owner === 'Comparison' ? fieldIn(document, 'Comment') : undefined
  return typeof comment === 'string' ? { comment, ...test } : test
}

function readPlainTest(document: Place['document'], place: Place): Comparison {
  const and = fieldIn(document, 'And')
  if (Array.isArray(and)) return { and: readTests(and, 'And', place) }
  const or = fieldIn(document, 'Or')
  if (Array.isArray(or)) return { or: readTests(or, 'Or', place) }
  const not = fieldIn(document, 'Not')
  return isObject(not) ? { not: readTest(not, 'Not', [], place) } : readOperator(place)
}

function readTests(tests: readonly Json[], field: string, place: Place): Comparison[] {
  const read: Comparison[] = []
  for (const [index, test] of tests.entries()) {
    if (isObject(test)) read.push(readTest(test, field, [index], place))
    else if (!isPlaceholder(test)) {
      place.report({
        code: 'schema/wrong-type', aws, pointer: child(place.pointer, field, index), anchor: 'value',
        message: `entry ${index + 1} of "${field}" in ${place.subject} is no object`,
        help: 'write a test: { "Variable": …, "StringEquals": … }',
      })
    }
  }
  return read
}

function readTest(document: Place['document'], field: string, index: readonly number[], place: Place): Comparison {
  const subject = place.owner === 'Comparison' ? place.subject : `a test in ${place.subject}`
  const { language, machine, unwired, report } = place
  const inner: Place = { owner: 'Comparison', document, pointer: child(place.pointer, field, ...index), subject, language, machine, unwired, report }
  const own = ownFieldsOf('Comparison')
  for (const name of Object.keys(document)) checkField(own.get(name), name, document[name], inner)
  checkTest(inner)
  return readComparison(inner)
}

/** Reports a rule or test without a test, with two, or with half of one. */
export function checkTest({ document, subject, pointer, report }: Place): void {
  const names = Object.keys(document)
  const operators = names.filter((name) => Object.hasOwn(comparisonOperators, name))
  // nearly all are that
  if (operators.length === 1 && Object.hasOwn(document, 'Variable') && !names.some((name) => name === 'And' || name === 'Or' || name === 'Not')) return
  const heads = ['And', 'Or', 'Not', 'Variable'].filter((name) => Object.hasOwn(document, name))
  const [first, second] = [...heads, ...(heads.includes('Variable') ? operators.slice(1) : operators)]
  const missing = (what: string, help: string): void =>
    report({ code: 'schema/missing-field', aws, pointer, anchor: 'value', message: `${subject} has ${what}`, help })
  if (heads.length === 0 && operators.length === 0) missing('no test', 'add "Variable" and an operator such as "StringEquals", or "And", "Or", "Not"')
  else if (heads.length === 0) missing(`the operator "${operators[0]}" without "Variable"`, 'name in "Variable" what is compared')
  else if (heads[0] === 'Variable' && operators.length === 0) missing('a "Variable" that is compared with nothing', 'add an operator such as "StringEquals"')
  if (first === undefined || second === undefined) return
  const one = first === 'Variable' ? (operators[0] ?? first) : first
  report({
    code: 'schema/conflicting-fields', aws, pointer: child(pointer, second), anchor: 'key',
    message: `${subject} has both "${one}" and "${second}"`,
    help: `keep one of them; join two tests with "And"`,
  })
}

function readOperator({ document }: Place): Comparison {
  const operator = Object.keys(document).find((name) => Object.hasOwn(comparisonOperators, name)) ?? ''
  const variable = fieldIn(document, 'Variable')
  return { variable: typeof variable === 'string' ? variable : '', operator, value: fieldIn(document, operator) ?? null }
}
