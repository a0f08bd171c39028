import type { Json } from '../../model/json.js'
import type { ExpressionProblem } from '../cursor.js'
import { callsIn, type IntrinsicArgument, type IntrinsicCall } from './call.js'
import { intrinsics } from './catalog.js'
import { mismatch, typeWords } from './mismatch.js'
import { argumentCounts, parameterAt, type Intrinsic, type IntrinsicParameter, type IntrinsicType } from './intrinsic.js'

/** What is wrong with a call of which nothing is known but its text. */
export type IntrinsicProblem = ExpressionProblem & {
  /** `count`: too many arguments or too few. `type`: one can never be what is needed. `value`: a literal can never do. */
  readonly kind: 'count' | 'type' | 'value'
}

/** What is sure to fail in the call and the calls in it, whatever the input: counts, types and values of literals. */
export function checkIntrinsic(call: IntrinsicCall): readonly IntrinsicProblem[] {
  return callsIn(call).flatMap(checkOne)
}

function checkOne(call: IntrinsicCall): readonly IntrinsicProblem[] {
  const row = intrinsics.find(({ name }) => name === call.name)
  if (row === undefined) return []
  const found = call.arguments.flatMap((argument, index) => checkArgument(argument, parameterAt(row, index), call))
  return [...checkCount(call, row), ...found, ...checkTemplate(call)]
}

function checkCount({ name, arguments: given, offset }: IntrinsicCall, row: Intrinsic): readonly IntrinsicProblem[] {
  const { least, most } = argumentCounts(row)
  if (given.length >= least && given.length <= most) return []
  const wanted = most === Infinity ? `at least ${least}` : least === most ? `${least}` : `${least} or ${most}`
  const names = row.arguments.map((parameter) => parameter.name).join(', ')
  return [
    {
      kind: 'count',
      message: `"${name}" takes ${wanted} arguments, not ${given.length}`,
      offset,
      ...(names !== '' && { help: `write ${name}(${names})` }),
    },
  ]
}

function checkArgument(argument: IntrinsicArgument, parameter: IntrinsicParameter | undefined, { name }: IntrinsicCall): readonly IntrinsicProblem[] {
  if (parameter === undefined || argument.kind === 'path') return []
  if (argument.kind === 'call') return checkReturned(argument, parameter, name)
  const problem = mismatch(argument.value, parameter)
  if (problem === undefined) return []
  return [{ kind: problem.kind, message: `the ${parameter.name} of "${name}" ${problem.message}`, offset: argument.offset, ...(problem.kind === 'type' && { help: helpFor(parameter) }) }]
}

function checkReturned(call: IntrinsicCall, parameter: IntrinsicParameter, name: string): readonly IntrinsicProblem[] {
  const returns: IntrinsicType = intrinsics.find((row) => row.name === call.name)?.returns ?? 'any'
  if (returns === 'any' || parameter.holds === 'any' || returns === parameter.holds) return []
  const message = `the ${parameter.name} of "${name}" must be ${typeWords[parameter.holds]}, and "${call.name}" yields ${typeWords[returns]}`
  return [{ kind: 'type', message, offset: call.offset, help: helpFor(parameter) }]
}

/** Lists and objects cannot be written into a call. */
function helpFor({ holds }: IntrinsicParameter): string {
  const what = typeWords[holds]
  return holds === 'array' || holds === 'object' ? `give it a path to ${what}, such as "$.${holds === 'array' ? 'items' : 'order'}"` : `write ${what} there, or a path to one`
}

function checkTemplate({ name, arguments: [template, ...values] }: IntrinsicCall): readonly IntrinsicProblem[] {
  if (name !== 'States.Format' || template?.kind !== 'text') return []
  const places: Json = template.parts.length - 1
  if (places === values.length) return []
  const given = values.length === 0 ? 'no value follows' : values.length === 1 ? 'one value follows' : `${values.length} values follow`
  return [{ kind: 'value', message: `the template of "${name}" has "{}" ${places === 1 ? 'once' : `${places} times`}, and ${given}`, offset: template.offset, help: 'give one value for each "{}", in their order' }]
}
