import { evaluateJsonPath, evaluateTemplate, invariant, isObject, parseJsonPath, writeAtPath, type Json, type TemplateFailure } from '@stepwright/asl'
import type { ExitFields } from '../data/document.js'
import { settled, type Settled } from '../data/settled.js'
import type { Exit, Station, Visit } from '../data/visit.js'
import type { Dialect, Leaving } from './dialect.js'
import { runtimeFailure } from './failures.js'
import { pathOf } from './known-paths.js'

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html */
export const jsonPathDialect: Dialect = {
  input: (visit, { InputPath }) => inspected(visit, 'afterInputPath', filter(visit, InputPath, settled(visit.input))),
  payload: (visit, { Parameters }, input) =>
    inspected(visit, 'afterParameters', Parameters === undefined ? settled(input) : fill(visit, Parameters, input)),
  template: (visit, _field, template, input) => fill(visit, template, input),
  setting: (visit, { field, expected, complaint, read = (found) => found }, fields, input) => {
    const { [field]: literal, [`${field}Path`]: path } = fields as { readonly [field: string]: Json | undefined }
    if (typeof path !== 'string') return settled(literal !== undefined && expected.holds(literal) ? literal : undefined)
    const value = read(evaluateJsonPath(pathOf(path), environment(visit, input)).value)
    const wrong = complaint(value, path)
    if (wrong !== undefined) return runtimeFailure(visit, wrong)
    return settled(value !== undefined && expected.holds(value) ? value : undefined)
  },
  leave: (visit, fields, leaving) => leave(visit, fields, leaving),
}

function leave(visit: Visit, fields: ExitFields & { readonly ResultSelector?: Json }, { value, merges }: Leaving): Settled<Exit> {
  const { Assign, ResultSelector } = fields
  const selected = merges === 'selected-result' && ResultSelector !== undefined ? fill(visit, ResultSelector, value) : settled(value)
  const result = merges === 'selected-result' || merges === 'result' ? inspected(visit, 'afterResultSelector', selected) : selected
  if (!result.ok) return result
  // `$` is the result here: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
  const assign = Assign === undefined ? nothing : fill(visit, Assign, result.value)
  if (!assign.ok) return assign
  const merged = merges === 'nothing' ? result : inspected(visit, 'afterResultPath', merge(visit, fields.ResultPath, result))
  if (!merged.ok) return merged
  const output = merges === 'error' ? merged : filter(visit, fields.OutputPath, merged)
  if (!output.ok) return output
  return settled({ output: output.value, assign: isObject(assign.value) ? assign.value : {}, next: fields.Next })
}

const nothing = settled<Json>({})

/** Tells whoever inspects the state what the value is at this station. */
function inspected(visit: Visit, station: Station, value: Settled<Json>): Settled<Json> {
  if (value.ok) visit.execution.inspect?.(station, value.value)
  return value
}

/** A value that is there: handed on as it is, where nothing changes it. */
type Present = Extract<Settled<Json>, { readonly ok: true }>

/** InputPath and OutputPath: null makes an empty object. */
function filter(visit: Visit, path: string | null | undefined, whole: Present): Settled<Json> {
  if (path === undefined || path === '$') return whole
  if (path === null) return settled({})
  const found = evaluateJsonPath(pathOf(path), environment(visit, whole.value))
  // recorded: `scenarios-base-scenarios-invalid-jsonpath-*`
  return found.problem === undefined ? settled(found.value) : runtimeFailure(visit, `Invalid path '${path}' : ${found.problem.message}`)
}

/** ResultPath puts the result into the state's own input; null drops it. */
function merge(visit: Visit, path: string | null | undefined, result: Present): Settled<Json> {
  if (path === undefined || path === '$') return result
  if (path === null) return settled(visit.input)
  const written = writeAtPath(visit.input, pathOf(path), result.value)
  if (written.problem === undefined) return settled(written.value)
  const reason = `Unable to apply ReferencePath ${path} to input ${JSON.stringify(visit.input)}`
  return runtimeFailure(visit, reason, 'States.ResultPathMatchFailure')
}

function fill(visit: Visit, template: Json, input: Json): Settled<Json> {
  const filled = evaluateTemplate(template, environment(visit, input))
  return filled.problem === undefined ? settled(filled.value) : templateFailure(visit, filled.problem, input)
}

/** What a template or an intrinsic function failed with, in AWS's words where they were recorded. */
export function templateFailure(visit: Visit, { field, text, failure }: TemplateFailure, input: Json): Settled<never> {
  invariant(failure.kind !== 'syntax', `a machine was run with a path that does not parse: ${text}`)
  if (failure.kind === 'path') return notFound(visit, { field, path: text, input })
  const { problem } = failure
  if (problem.kind === 'path') return notFound(visit, { field, path: problem.path, input })
  return runtimeFailure(visit, `The function '${text}' had the following error: ${problem.message}`, 'States.IntrinsicFailure')
}

function notFound(visit: Visit, { field, path, input }: { readonly field: string; readonly path: string; readonly input: Json }): Settled<never> {
  const { path: parsed } = parseJsonPath(path)
  const looked = parsed?.root.kind === 'context' ? visit.context : input
  return runtimeFailure(visit, `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(looked)}'`)
}

/** What paths and intrinsic functions see. */
export function environment({ variables, context, execution }: Visit, input: Json) {
  return { input, context, variables, random: execution.chance.random, uuid: execution.chance.uuid }
}
