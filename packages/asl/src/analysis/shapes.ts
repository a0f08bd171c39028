import type { Json } from '../model/json.js'
import type { Catcher } from '../model/retrier.js'
import type { ItemProcessor, MapState, ParallelState, Scope, State } from '../model/state.js'
import type { StateMachine } from '../model/state-machine.js'
import type { Graph } from './graph.js'
import { isEnd } from './is-end.js'
import { languageOf } from './language-of.js'
import type { ScopePlace } from './scopes.js'
import { arrayShape, joinShapes, literalShape, objectShape, placeShape, unknown, type Shape } from './shape.js'
import { parseJsonPath } from '../expressions/jsonpath/parse.js'
import type { ReadJsonata } from './site.js'
import type { ResultOf, StateShapes } from './state-shapes.js'
import { expressionShape, jsonataTemplateShape, pathTemplateShape } from './template-shape.js'
import type { Transition } from './transitions.js'

/** What is given for following the data. */
export interface ShapeTools {
  readonly machine: StateMachine
  readonly graphs: ReadonlyMap<ScopePlace, Graph>
  readonly readJsonata: ReadJsonata | undefined
  readonly resultOf: ResultOf | undefined
}

/** Follows the data through all reachable states. The input of the machine, results that `resultOf` does not know, and what goes round in a loop are unknown. */
export function shapesOf(tools: ShapeTools): ReadonlyMap<State, StateShapes> {
  const graphOf = new Map<Scope, Graph>()
  for (const graph of tools.graphs.values()) graphOf.set(graph.place.scope, graph)
  const { machine, graphs, readJsonata, resultOf } = tools
  const walk: Walk = { machine, graphs, readJsonata, resultOf, graphOf, shapes: new Map() }
  followScope(tools.machine, unknown, walk)
  return walk.shapes
}

interface Walk extends ShapeTools {
  readonly graphOf: ReadonlyMap<Scope, Graph>
  readonly shapes: Map<State, StateShapes>
}

/** Follows a scope that starts with `input`; yields its output. */
function followScope(scope: Scope, input: Shape, walk: Walk): Shape {
  const graph = walk.graphOf.get(scope)
  if (graph === undefined) return unknown
  // without loops nothing comes back
  const arriving = graph.loops.length === 0 ? undefined : arrivals(graph)
  const given = new Map<string, Shape>([[scope.startAt, input]])
  const done = new Set<string>()
  let output: Shape | undefined
  for (const name of graph.reachable) {
    const state = graph.place.states.get(name)
    // a way back from what comes later may bring anything
    const isLoop = arriving !== undefined && (arriving.get(name) ?? []).some(({ from }) => from !== undefined && !done.has(from))
    if (arriving !== undefined) done.add(name)
    const raw = isLoop ? unknown : (given.get(name) ?? unknown)
    const shapes = state === undefined ? undefined : followState(state, raw, walk)
    if (state !== undefined && shapes !== undefined) walk.shapes.set(state, shapes)
    for (const transition of graph.leaving.get(name) ?? []) {
      const shape = state === undefined || shapes === undefined ? unknown : shapeOn(transition, state, shapes, walk)
      const known = given.get(transition.to)
      given.set(transition.to, known === undefined ? shape : joinShapes(known, shape))
    }
    if (state !== undefined && isEnd(state) && state.kind !== 'Fail') output = output === undefined ? (shapes?.output ?? unknown) : joinShapes(output, shapes?.output ?? unknown)
  }
  return graph.place.unknownStates.size > 0 ? unknown : (output ?? unknown)
}

function arrivals(graph: Graph): ReadonlyMap<string, readonly Transition[]> {
  const arriving = new Map<string, Transition[]>()
  for (const name of [undefined, ...graph.reachable]) {
    for (const transition of graph.leaving.get(name) ?? []) {
      const others = arriving.get(transition.to)
      if (others === undefined) arriving.set(transition.to, [transition])
      else others.push(transition)
    }
  }
  return arriving
}

function followState(state: State, raw: Shape, walk: Walk): StateShapes {
  const language = languageOf(state, walk.machine)
  if (language === 'JSONPath') return followPathState(state, raw, walk)
  const input = language === undefined ? unknown : raw
  const result = resultShape(state, input, (template) => jsonataTemplateShape(template, { input }, walk.readJsonata), walk)
  if (language === undefined) return { raw: unknown, input, result, merged: unknown, output: unknown }
  const output = 'output' in state && state.output !== undefined ? jsonataTemplateShape(state.output, { input, result }, walk.readJsonata) : worked(state) ? result : input
  return { raw, input, result, merged: output, output }
}

const worked = ({ kind }: State): boolean => kind === 'Task' || kind === 'Parallel' || kind === 'Map'

/** @see https://states-language.net/spec.html#using-paths */
function followPathState(state: State, raw: Shape, walk: Walk): StateShapes {
  if (state.kind === 'Fail') return { raw, input: raw, result: raw, merged: raw, output: raw }
  const input = at(state.inputPath, raw)
  const template = (value: Json): Shape => pathTemplateShape(value, input)
  const result = resultShape(state, input, template, walk)
  const { resultSelector, resultPath } = resultFieldsOf(state)
  const selected = resultSelector === undefined ? result : pathTemplateShape(resultSelector, result)
  const merged = resultPath === undefined ? selected : placed(resultPath, raw, selected)
  const output = at(state.outputPath, merged)
  return { raw, input, result, merged, output }
}

/** Asked by its kind, which costs less than asking whether the state has the field. */
function resultFieldsOf(state: Exclude<State, { readonly kind: 'Fail' }>): { readonly resultSelector?: Json | undefined; readonly resultPath?: string | null | undefined } {
  if (state.kind === 'Task' || state.kind === 'Parallel' || state.kind === 'Map') return state
  return state.kind === 'Pass' ? { resultPath: state.resultPath } : noResult
}

const noResult = {}

/** What `InputPath` or `OutputPath` picks; null picks an empty object. */
function at(path: string | null | undefined, shape: Shape): Shape {
  if (path === undefined) return shape
  return path === null ? objectShape([]) : expressionShape(path, shape)
}

function placed(resultPath: string | null, raw: Shape, value: Shape): Shape {
  if (resultPath === null) return raw
  const { path } = parseJsonPath(resultPath)
  return path === undefined || path.root.kind !== 'input' ? unknown : placeShape(raw, path, value)
}

function resultShape(state: State, input: Shape, template: (value: Json) => Shape, walk: Walk): Shape {
  switch (state.kind) {
    case 'Pass':
      if (state.result !== undefined) return literalShape(state.result)
      return state.parameters === undefined ? input : template(state.parameters)
    case 'Task':
      return walk.resultOf?.(state.resource) ?? unknown
    case 'Parallel':
      return parallelShape(state, input, template, walk)
    case 'Map':
      return mapShape(state, input, template, walk)
    default:
      return input
  }
}

function parallelShape(state: ParallelState, input: Shape, template: (value: Json) => Shape, walk: Walk): Shape {
  const given = state.parameters ?? state.arguments
  const start = given === undefined ? input : template(given)
  const outputs = state.branches.map((branch) => followScope(branch, start, walk))
  return outputs.length === 0 ? unknown : arrayShape(outputs)
}

function mapShape(state: MapState, input: Shape, template: (value: Json) => Shape, walk: Walk): Shape {
  const selector = state.itemSelector ?? state.parameters
  const hasReader = state.itemReader !== undefined || state.itemBatcher !== undefined
  const item = hasReader ? unknown : selector === undefined ? itemShape(state, input, template) : template(selector)
  // what a scope is given that other executions run is the same, but not what comes back when it is written elsewhere
  const output = followScope(state.itemProcessor satisfies ItemProcessor, item, walk)
  return state.resultWriter !== undefined || hasReader ? unknown : { kind: 'array', item: output }
}

function itemShape({ items, itemsPath }: MapState, input: Shape, template: (value: Json) => Shape): Shape {
  const list = items !== undefined ? template(items) : itemsPath === undefined ? input : expressionShape(itemsPath, input)
  return list.kind === 'array' ? list.item : unknown
}

/** What a transition carries: of a catcher the error, of a choice rule what that puts out. */
function shapeOn({ kind, via }: Transition, state: State, { raw, input, output }: StateShapes, walk: Walk): Shape {
  if (kind === 'catch' && via !== undefined) return caught(via as Catcher, raw, languageOf(state, walk.machine), walk)
  if (kind === 'rule' && via !== undefined && 'output' in via && via.output !== undefined) return jsonataTemplateShape(via.output, { input }, walk.readJsonata)
  // a rule's own Output, or its absence, comes before that of the state
  if (kind === 'rule' && languageOf(state, walk.machine) !== 'JSONPath') return input
  return output
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states */
function caught({ output, resultPath }: Catcher, raw: Shape, language: ReturnType<typeof languageOf>, walk: Walk): Shape {
  if (language === undefined) return unknown
  if (language === 'JSONata') return output === undefined ? errorShape : jsonataTemplateShape(output, { input: raw, errorOutput: errorShape }, walk.readJsonata)
  return resultPath === undefined ? errorShape : placed(resultPath, raw, errorShape)
}

const errorShape = objectShape([['Error', { kind: 'string' }], ['Cause', { kind: 'string' }]])
