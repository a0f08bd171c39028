import { child, invariant, type Catcher, type ChoiceRule, type Json, type JsonObject, type Pointer, type Retrier, type Scope, type State } from '@stepwright/asl'
import type { ChoiceStep, FailStep, MapStep, ParallelStep, RawStep, RetryOfStep, TaskStep, WaitStep } from '../steps/step.js'
import type { Tree } from '../values/tree.js'
import type { Edge, Graph, GraphNode } from './graph.js'
import { print } from './jsonata/print.js'
import { expression, template } from './jsonata/template.js'
import { testText } from './jsonata/test.js'
import { contextOf, pointerOf, type ScopePrinter } from './scope-printer.js'

/** Prints the scope that a Map runs. */
export type PrintInner = (inner: Graph, pointer: Pointer) => Omit<Scope, 'pointer' | 'comment'>

/** Prints a node as the state it becomes. */
export function stateOf(printer: ScopePrinter, node: GraphNode, printInner: PrintInner): State {
  const { step } = node
  const pointer = pointerOf(printer, node)
  const base = { name: step.name, pointer, ...('comment' in step && step.comment !== undefined && { comment: step.comment }) }
  const input = contextOf(printer, node)
  switch (step.kind) {
    case 'task':
      return { kind: 'Task', ...base, ...task(step, pointer, (tree) => template(tree, input)), ...catches(printer, node), ...leave(printer, node) }
    case 'let':
    case 'pass':
      return { kind: 'Pass', ...base, ...leave(printer, node) }
    case 'wait':
      return { kind: 'Wait', ...base, ...wait(step, (tree) => template(tree, input)), ...leave(printer, node) }
    case 'choice':
      return { kind: 'Choice', ...base, ...choice(printer, node, step) }
    case 'map':
      return { kind: 'Map', ...base, ...map(printer, node, step, printInner), ...leave(printer, node) }
    case 'parallel':
      return { kind: 'Parallel', ...base, ...parallel(printer, node, step, printInner), ...leave(printer, node) }
    case 'raw':
      return raw(printer, node, step)
    case 'fail':
      return { kind: 'Fail', ...base, ...fail(step, (tree) => template(tree, input)) }
    case 'succeed':
    case 'done':
      return { kind: 'Succeed', ...base, ...outcome(printer, node, step.output) }
    default:
      return step satisfies never
  }
}

type Write = (tree: Tree) => Json

function task(step: TaskStep, pointer: Pointer, write: Write) {
  return {
    resource: step.resource,
    arguments: write(step.arguments),
    ...(step.timeout && { timeoutSeconds: write(step.timeout) }),
    ...(step.heartbeat && { heartbeatSeconds: write(step.heartbeat) }),
    ...(step.credentials && { credentials: write(step.credentials) }),
    ...retry(step.retry, pointer),
  }
}

function retry(rules: readonly RetryOfStep[], pointer: Pointer): { readonly retry?: readonly Retrier[] } {
  if (rules.length === 0) return {}
  return { retry: rules.map((rule, place) => ({ kind: 'Retrier', pointer: child(pointer, 'Retry', place), ...rule })) }
}

function wait({ time }: WaitStep, write: Write) {
  return 'until' in time ? { timestamp: String(write(time.until)) } : { seconds: write(time.seconds) }
}

function fail({ error, cause }: FailStep, write: Write) {
  return { error: String(write(error)), ...(cause && { cause: String(write(cause)) }) }
}

function map(printer: ScopePrinter, node: GraphNode, step: MapStep, printInner: PrintInner) {
  const pointer = pointerOf(printer, node)
  const context = contextOf(printer, node)
  const processor = child(pointer, 'ItemProcessor')
  invariant(node.inner !== undefined, `Map "${step.name}" has an inner scope`)
  return {
    items: step.items.kind === 'array' ? template(step.items, context) : expression(step.items, context),
    ...(node.itemSelector && { itemSelector: template(node.itemSelector, context) }),
    ...(step.maxConcurrency && { maxConcurrency: template(step.maxConcurrency, context) }),
    itemProcessor: {
      kind: 'ItemProcessor',
      pointer: processor,
      processorConfig: { kind: 'ProcessorConfig', pointer: child(processor, 'ProcessorConfig'), mode: 'INLINE' },
      ...printInner(node.inner, processor),
    },
    ...retry(step.retry, pointer),
    ...catches(printer, node),
  } as const
}

function parallel(printer: ScopePrinter, node: GraphNode, step: ParallelStep, printInner: PrintInner) {
  const pointer = pointerOf(printer, node)
  const branches = (node.branches ?? []).map((graph, index) => {
    const address = child(child(pointer, 'Branches'), index)
    return { kind: 'Branch' as const, pointer: address, ...printInner(graph, address) }
  })
  return { branches, ...retry(step.retry, pointer), ...catches(printer, node) }
}

/** The ways out to the handlers around the step, the innermost first. */
function catches(printer: ScopePrinter, node: GraphNode): { readonly catch?: readonly Catcher[] } {
  const edges = node.exits.flatMap((edge) => (typeof edge.exit === 'object' && 'handler' in edge.exit ? [{ edge, handler: edge.exit.handler }] : []))
  if (edges.length === 0) return {}
  return {
    catch: edges.map(({ edge, handler }, place): Catcher => {
      const address = child(child(pointerOf(printer, node), 'Catch'), place)
      if (handler.site !== undefined) printer.provenance.set(address, handler.site)
      return { kind: 'Catcher', pointer: address, errorEquals: handler.errors, next: target(edge), ...shaped(printer, node, edge) }
    }),
  }
}

function choice(printer: ScopePrinter, node: GraphNode, step: ChoiceStep) {
  const pointer = pointerOf(printer, node)
  const fallback = node.exits.find(({ exit }) => exit === 'default')
  const choices = step.branches.map(({ test, site }, rule): ChoiceRule => {
    const edge = node.exits.find(({ exit }) => typeof exit === 'object' && 'rule' in exit && exit.rule === rule)
    const address = child(pointer, 'Choices', rule)
    if (site !== undefined) printer.provenance.set(address, site)
    const condition = `{% ${testText(test, contextOf(printer, node), print).text} %}`
    return { kind: 'ChoiceRule', pointer: address, condition, next: target(edge), ...shaped(printer, node, edge) }
  })
  return { choices, default: target(fallback), ...shaped(printer, node, fallback) }
}

function target(edge: Edge | undefined): string {
  invariant(edge?.to !== undefined, 'a rule of a Choice leads to a state')
  return edge.to.step.name
}

/** `Assign` and `Output` of a way out. */
function shaped(printer: ScopePrinter, node: GraphNode, edge: Edge | undefined): { readonly assign?: JsonObject; readonly output?: Json } {
  if (edge === undefined) return {}
  const context = contextOf(printer, node, edge)
  const assigned = [...(printer.variables.assigned.get(edge) ?? [])].map(([origin, tree]) => {
    const name = printer.names.get(origin)
    invariant(name !== undefined, `variable for "${origin.name}" has a name`)
    return [name, template(tree, context)] as const
  })
  const output = printer.plan.outputs.get(edge)
  return {
    ...(assigned.length > 0 && { assign: Object.fromEntries(assigned) }),
    ...(output !== undefined && { output: template(output, context) }),
  }
}

/** Fields of a plain state that say how it is left. */
function leave(printer: ScopePrinter, node: GraphNode) {
  const edge = node.exits.find(({ exit }) => exit === 'next')
  return { ...shaped(printer, node, edge), ...(edge?.to === undefined ? { end: true as const } : { next: edge.to.step.name }) }
}

function outcome(printer: ScopePrinter, node: GraphNode, output: Tree | undefined): { readonly output?: Json } {
  if (output === undefined) return {}
  const isInput = output.kind === 'reference' && output.path.length === 0 && output.origin === printer.plan.inputs.get(node)
  return isInput ? {} : { output: template(output, contextOf(printer, node)) }
}

/** A state written by hand keeps its fields; ours are added to them. */
function raw(printer: ScopePrinter, node: GraphNode, step: RawStep): State {
  const own = leave(printer, node)
  const assign = { ...('assign' in step.state ? step.state.assign : {}), ...own.assign }
  const state: object = {
    ...step.state,
    pointer: pointerOf(printer, node),
    ...(step.comment !== undefined && { comment: step.comment }),
    ...retry(step.retry, pointerOf(printer, node)),
    ...catches(printer, node),
    ...own,
    ...(Object.keys(assign).length > 0 && { assign }),
  }
  // The recorder takes only states that have these fields: Task, Pass, Wait, Parallel and Map.
  return state as State
}
