import { isObject, type Json } from '@stepwright/asl'
import { evaluateJsonataTemplate } from '../data/evaluate-jsonata-template.js'
import type { ExitFields } from '../data/document.js'
import { settled, type Settled } from '../data/settled.js'
import type { Exit, Visit } from '../data/visit.js'
import type { Dialect, Leaving } from './dialect.js'
import { queryFailure } from './failures.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const jsonataDialect: Dialect = {
  input: ({ input }) => settled(input),
  payload: async (visit, { Arguments }) => {
    const payload = Arguments === undefined ? settled(visit.input) : await evaluate(visit, 'Arguments', Arguments)
    if (payload.ok) visit.execution.inspect?.('afterArguments', payload.value)
    return payload
  },
  template: (visit, field, template) => evaluate(visit, field, template),
  setting: async (visit, { field, expected, location = field, range }, fields) => {
    const template = (fields as { readonly [field: string]: Json | undefined })[field]
    if (template === undefined) return settled(undefined)
    const value = await evaluate(visit, location, template)
    if (!value.ok) return value
    const outOfRange = range?.(value.value)
    if (outOfRange !== undefined) return queryFailure(visit, outOfRange, { location })
    if (expected.holds(value.value)) return settled(value.value)
    return queryFailure(visit, unexpectedType(location, template, expected.type, value.value), { location })
  },
  // Assign and Output both see the variables as they were when the state was entered
  leave: (visit, fields, leaving) =>
    fields.Assign === undefined && fields.Output === undefined ? settled({ output: leaving.value, assign: {}, next: fields.Next }) : leave(visit, fields, leaving),
}

async function leave(visit: Visit, { Assign, Output, Next }: ExitFields, leaving: Leaving): Promise<Settled<Exit>> {
  const assign = Assign === undefined ? settled({}) : await evaluate(visit, 'Assign', Assign, leaving)
  if (!assign.ok) return assign
  const output = Output === undefined ? settled(leaving.value) : await evaluate(visit, 'Output', Output, leaving)
  if (!output.ok) return output
  return settled({ output: output.value, assign: isObject(assign.value) ? assign.value : {}, next: Next })
}

async function evaluate(visit: Visit, field: string, template: Json, leaving?: Leaving): Promise<Settled<Json>> {
  const { input, context, variables, execution } = visit
  const { result, errorOutput } = leaving ?? {}
  const value = await evaluateJsonataTemplate(template, field, {
    states: { input, context, ...(result === undefined ? {} : { result }), ...(errorOutput === undefined ? {} : { errorOutput }) },
    variables,
    milliseconds: execution.clock.milliseconds,
    chance: execution.chance,
  })
  return value.problem === undefined ? settled(value.value) : queryFailure(visit, value.problem.reason, { location: value.problem.location })
}

/** Recorded with the Items of a Map. */
function unexpectedType(field: string, template: Json, expected: string, value: Json): string {
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const source = typeof template === 'string' ? `JSONata expression '${template.slice(2, -2).trim()}'` : 'value'
  const wrong = `Expected '${expected}', but was '${actual}' for value: ${JSON.stringify(value)}`
  return `The ${source} specified for the field '${field}' returned an unexpected result type. ${wrong}`
}
