import type { Json } from '../../model/json.js'
import { invariant } from '../../diagnostics/invariant.js'
import type { ExpressionEnvironment } from '../environment.js'
import { evaluateJsonPath, type JsonPathFailure } from '../jsonpath/evaluate.js'
import type { IntrinsicArgument, IntrinsicCall } from './call.js'
import { intrinsics } from './catalog.js'
import { argumentCounts, isFault, messageOf, parameterAt, type IntrinsicTools } from './intrinsic.js'
import { mismatch } from './mismatch.js'

/** What intrinsic functions see: the data, and where chance comes from. */
export type IntrinsicEnvironment = ExpressionEnvironment & IntrinsicTools

/** Why a call yields nothing. */
export type IntrinsicFailure =
  /** `States.IntrinsicFailure`: `name` is the function that refuses. */
  | { readonly kind: 'refused'; readonly name: string; readonly message: string }
  /** An argument's path finds nothing; `path` is its text. */
  | { readonly kind: 'path'; readonly path: string; readonly failure: JsonPathFailure; readonly message: string }

export type IntrinsicResult =
  | { readonly value: Json; readonly problem?: never }
  | { readonly problem: IntrinsicFailure; readonly value?: never }

/**
 * What the call yields. Arguments that are paths are looked up in `environment`; `random` and `uuid` make `States.MathRandom`
 * and `States.UUID` repeatable.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function evaluateIntrinsic(call: IntrinsicCall, environment: IntrinsicEnvironment): IntrinsicResult {
  const values: Json[] = []
  for (const argument of call.arguments) {
    const result = evaluateArgument(argument, environment)
    if (result.problem !== undefined) return result
    values.push(result.value)
  }
  const row = rows.get(call.name)
  invariant(row !== undefined, `the parser let "${call.name}" through`)
  const { least, most } = argumentCounts(row)
  if (values.length < least || values.length > most) return refused(call, `it cannot take ${values.length} arguments`)
  for (const [index, value] of values.entries()) {
    const parameter = parameterAt(row, index)
    const problem = parameter === undefined ? undefined : mismatch(value, parameter)
    if (parameter !== undefined && problem !== undefined) return refused(call, `the ${parameter.name} ${problem.message}`)
  }
  const [first] = call.arguments
  const value = row.evaluate({ values, parts: first?.kind === 'text' ? first.parts : undefined }, environment)
  return isFault(value) ? refused(call, messageOf(value)) : { value }
}

const rows = new Map(intrinsics.map((row) => [row.name, row] as const))

function evaluateArgument(argument: IntrinsicArgument, environment: IntrinsicEnvironment): IntrinsicResult {
  switch (argument.kind) {
    case 'call':
      return evaluateIntrinsic(argument, environment)
    case 'path': {
      const { value, problem } = evaluateJsonPath(argument.path, environment)
      if (problem === undefined) return { value }
      const message = `the path "${argument.text}" finds nothing: ${problem.message}`
      return { problem: { kind: 'path', path: argument.text, failure: problem, message } }
    }
    case 'text':
    case 'value':
      return { value: argument.value }
  }
}

const refused = ({ name }: IntrinsicCall, message: string): IntrinsicResult => ({ problem: { kind: 'refused', name, message } })
