import { child, invariant, type Catcher, type ChoiceRule, type Pointer, type Retrier, type Scope, type State, type StateType, type SucceedState } from '@stepwright/asl'
import type { ChoiceStep, FailStep, MapStep, ParallelStep, RawStep, RetryOfStep, TaskStep, WaitStep } from '../steps/step.js'
import type { Tree } from '../values/tree.js'
import type { Edge, Graph, GraphNode } from './graph.js'
import { distributedFields } from './distributed-fields.js'
import { pointerOf, writerAt, type ScopePrinter } from './scope-printer.js'
import type { LeavingFields, WayOut, Writer } from './writer.js'

/** Prints the scope that a Map runs. */
export type PrintInner = (inner: Graph, pointer: Pointer) => Omit<Scope, 'pointer' | 'comment'>

/** Prints a node as the state it becomes. */
export function stateOf(printer: ScopePrinter, node: GraphNode, printInner: PrintInner): State {
  const { step } = node
  const pointer = pointerOf(printer, node)
  const base = { name: step.name, pointer, ...('comment' in step && step.comment !== undefined && { comment: step.comment }) }
  const writer = writerAt(printer, node)
  switch (step.kind) {
    case 'task':
      return { kind: 'Task', ...base, ...task(step, pointer, writer), ...catches(printer, node, 'Task'), ...leave(printer, node, 'Task') }
    case 'let':
    case 'pass':
      return { kind: 'Pass', ...base, ...leave(printer, node, 'Pass') }
    case 'wait':
      return { kind: 'Wait', ...base, ...wait(step, writer), ...leave(printer, node, 'Wait') }
    case 'choice':
      return { kind: 'Choice', ...base, ...choice(printer, node, step) }
    case 'map':
      return { kind: 'Map', ...base, ...map(printer, node, step, printInner), ...leave(printer, node, 'Map') }
    case 'parallel':
      return { kind: 'Parallel', ...base, ...parallel(printer, node, step, printInner), ...leave(printer, node, 'Parallel') }
    case 'raw':
      return raw(printer, node, step)
    case 'fail':
      return { kind: 'Fail', ...base, ...fail(step, writer) }
    case 'succeed':
    case 'done':
      return ended(base, outcome(printer, node, step.output))
    default:
      return step satisfies never
  }
}

function task(step: TaskStep, pointer: Pointer, writer: Writer) {
  return {
    resource: step.resource,
    ...writer.given(step.arguments),
    ...(step.timeout && writer.setting('timeoutSeconds', step.timeout)),
    ...(step.heartbeat && writer.setting('heartbeatSeconds', step.heartbeat)),
    ...(step.credentials && { credentials: writer.template(step.credentials) }),
    ...retry(step.retry, pointer),
  }
}

function retry(rules: readonly RetryOfStep[], pointer: Pointer): { readonly retry?: readonly Retrier[] } {
  if (rules.length === 0) return {}
  return { retry: rules.map((rule, place) => ({ kind: 'Retrier', pointer: child(pointer, 'Retry', place), ...rule })) }
}

function wait({ time }: WaitStep, writer: Writer) {
  return 'until' in time ? writer.setting('timestamp', time.until) : writer.setting('seconds', time.seconds)
}

function fail({ error, cause }: FailStep, writer: Writer) {
  return { ...(error && writer.setting('error', error)), ...(cause && writer.setting('cause', cause)) }
}

function map(printer: ScopePrinter, node: GraphNode, step: MapStep, printInner: PrintInner) {
  const pointer = pointerOf(printer, node)
  const writer = writerAt(printer, node)
  const processor = child(pointer, 'ItemProcessor')
  invariant(node.inner !== undefined, `Map "${step.name}" has an inner scope`)
  const { distributed } = step
  return {
    ...(distributed?.reader === undefined && writer.items(step.items)),
    ...(distributed && distributedFields(distributed, node, { pointer, writer })),
    ...(node.itemSelector && { itemSelector: writer.template(node.itemSelector) }),
    ...(step.maxConcurrency && writer.setting('maxConcurrency', step.maxConcurrency)),
    itemProcessor: {
      kind: 'ItemProcessor',
      pointer: processor,
      processorConfig: {
        kind: 'ProcessorConfig',
        pointer: child(processor, 'ProcessorConfig'),
        ...(distributed === undefined ? { mode: 'INLINE' as const } : { mode: 'DISTRIBUTED' as const, executionType: distributed.childType }),
      },
      ...printInner(node.inner, processor),
    },
    ...retry(step.retry, pointer),
    ...catches(printer, node, 'Map'),
  } as const
}

function parallel(printer: ScopePrinter, node: GraphNode, step: ParallelStep, printInner: PrintInner) {
  const pointer = pointerOf(printer, node)
  const branches = (node.branches ?? []).map((graph, index) => {
    const address = child(child(pointer, 'Branches'), index)
    return { kind: 'Branch' as const, pointer: address, ...printInner(graph, address) }
  })
  return { branches, ...retry(step.retry, pointer), ...catches(printer, node, 'Parallel') }
}

/** The ways out to the handlers around the step, the innermost first. */
function catches(printer: ScopePrinter, node: GraphNode, state: StateType): { readonly catch?: readonly Catcher[] } {
  const edges = node.exits.flatMap((edge) => (typeof edge.exit === 'object' && 'handler' in edge.exit ? [{ edge, handler: edge.exit.handler }] : []))
  if (edges.length === 0) return {}
  return {
    catch: edges.map(({ edge, handler }, place): Catcher => {
      const address = child(child(pointerOf(printer, node), 'Catch'), place)
      if (handler.site !== undefined) printer.provenance.set(address, handler.site)
      return { kind: 'Catcher', pointer: address, errorEquals: handler.errors, next: target(edge), ...leaveBy(printer, node, edge, { state, by: 'handler' }) }
    }),
  }
}

function choice(printer: ScopePrinter, node: GraphNode, step: ChoiceStep) {
  const pointer = pointerOf(printer, node)
  const writer = writerAt(printer, node)
  const fallback = node.exits.find(({ exit }) => exit === 'default')
  const choices = step.branches.map(({ test, site }, rule): ChoiceRule => {
    const edge = node.exits.find(({ exit }) => typeof exit === 'object' && 'rule' in exit && exit.rule === rule)
    const address = child(pointer, 'Choices', rule)
    if (site !== undefined) printer.provenance.set(address, site)
    return {
      kind: 'ChoiceRule',
      pointer: address,
      ...writer.test(test),
      next: target(edge),
      ...leaveBy(printer, node, edge, { state: 'Choice', by: 'rule' }),
    }
  })
  return { choices, default: target(fallback), ...leaveBy(printer, node, fallback, { state: 'Choice', by: 'default' }) }
}

function target(edge: Edge | undefined): string {
  invariant(edge?.to !== undefined, 'a rule of a Choice leads to a state')
  return edge.to.step.name
}

/** What a way out assigns, and what it hands on. */
function leaveBy(printer: ScopePrinter, node: GraphNode, edge: Edge | undefined, way: Pick<WayOut, 'state' | 'by'>): LeavingFields {
  if (edge === undefined) return {}
  const assigned = [...(printer.variables.assigned.get(edge) ?? [])].map(([origin, tree]) => {
    const name = printer.names.get(origin)
    invariant(name !== undefined, `variable for "${origin.name}" has a name`)
    return [name, tree] as const
  })
  return writerAt(printer, node, edge).leave({ ...way, assigned, output: printer.plan.outputs.get(edge) })
}

/** Fields of a plain state that say how it is left. */
function leave(printer: ScopePrinter, node: GraphNode, state: StateType) {
  const edge = node.exits.find(({ exit }) => exit === 'next')
  return { ...leaveBy(printer, node, edge, { state, by: 'state' }), ...(edge?.to === undefined ? { end: true as const } : { next: edge.to.step.name }) }
}

/** A Succeed of JSONPath makes nothing: where something is made, a Pass ends the scope. */
function ended(base: Omit<SucceedState, 'kind'>, fields: LeavingFields): State {
  return fields.parameters === undefined && fields.result === undefined ? { kind: 'Succeed', ...base, ...fields } : { kind: 'Pass', ...base, ...fields, end: true }
}

function outcome(printer: ScopePrinter, node: GraphNode, output: Tree | undefined): LeavingFields {
  if (output === undefined) return {}
  const isInput = output.kind === 'reference' && output.path.length === 0 && output.origin === printer.plan.inputs.get(node)
  return isInput ? {} : writerAt(printer, node).leave({ state: 'Succeed', by: 'state', assigned: [], output })
}

/** A state written by hand keeps its fields; ours are added to them. */
function raw(printer: ScopePrinter, node: GraphNode, step: RawStep): State {
  const own = leave(printer, node, step.state.kind)
  const assign = { ...('assign' in step.state ? step.state.assign : {}), ...own.assign }
  const state: object = {
    ...step.state,
    pointer: pointerOf(printer, node),
    ...(step.comment !== undefined && { comment: step.comment }),
    ...retry(step.retry, pointerOf(printer, node)),
    ...catches(printer, node, step.state.kind),
    ...own,
    ...(Object.keys(assign).length > 0 && { assign }),
  }
  // The recorder takes only states that have these fields: Task, Pass, Wait, Parallel and Map.
  return state as State
}
