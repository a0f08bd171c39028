import type { EndingStep, Handler, JumpStep, LoopStep, Step, TryStep } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import type { RawTree, Tree } from '../values/tree.js'
import type { Survey } from './survey.js'

/** A Succeed state of ours, for ends that no step of the author's can be. */
export interface DoneStep {
  readonly kind: 'done'
  readonly name: string
  readonly output?: Tree
}

/** One state to be, with its ways out. */
export interface GraphNode {
  /** A try, an ending and a jump are no states, and a loop is several: their parts are nodes of their own. */
  readonly step: Exclude<Step, TryStep | LoopStep | EndingStep | JumpStep> | DoneStep
  readonly graph: Graph
  readonly entries: Edge[]
  readonly exits: Edge[]
  /** What a Map runs for each item. */
  readonly inner?: Graph
  /** What a Parallel runs side by side. */
  readonly branches?: readonly Graph[]
  /** What a Map makes of each item before it runs it. */
  readonly itemSelector?: Tree
  /** What a distributed Map hands to each batch besides the items. */
  readonly batchInput?: Tree
}

/** A value that is known on one edge: what a block yields where it is left, or what `let` names. */
export interface Carried {
  readonly origin: Origin
  readonly value: Tree
  /** It leaves as Output whatever reads it: the author wrote it so. */
  readonly fixed?: true
}

/** A way from one state to the next, or to the end of the scope. */
export interface Edge {
  readonly from: GraphNode
  /** Which of the state's ways out it is. */
  readonly exit: 'next' | 'default' | { readonly rule: number } | { readonly handler: Handler }
  /** `undefined`: the scope ends here. */
  to: GraphNode | undefined
  /** In the order in which the blocks are left: a later value may be made of earlier ones. */
  readonly carried: Carried[]
  /** What the scope yields, on an edge that ends it. */
  returns?: Tree
}

/** One scope: the machine's, or an item processor's. */
export interface Graph {
  /** What the scope is called in derived names; `undefined` for the machine. */
  readonly name: string | undefined
  readonly parent: Graph | undefined
  /** What its first state is given. */
  readonly entry: Origin
  readonly survey: Survey
  readonly nodes: GraphNode[]
  /** Handlers around the step that is added, the innermost first, each with the edges that lead to it. */
  readonly handlers: { readonly handler: Handler; readonly edges: Edge[] }[]
  /** Endings that are known here, each with the ways that lead to it. */
  readonly endings: Map<Origin, { readonly step: EndingStep; readonly entries: Edge[] }>
}

/** Adds a way out to a state. */
export function addEdge(from: GraphNode, exit: Edge['exit'], carried: Carried[] = []): Edge {
  const edge: Edge = { from, exit, to: undefined, carried }
  from.exits.push(edge)
  return edge
}

/** What a block without a value yields beside one that has one. */
export const nothing: Tree = { kind: 'literal', value: null, type: ['null'] }

/** What a state was given, whatever that is. */
export const givenInput: RawTree = context('$states.input')

/** A text that AWS fills with what it knows of the execution. */
export function context(text: string): RawTree {
  return { kind: 'raw', language: 'JSONata', text, type: ['unknown'] }
}

/**
 * Whether a state's way out can make data. In JSONata all can but rules and defaults that end; in JSONPath a rule, a
 * Default, a Catcher and a Wait only assign variables.
 */
export function canShape({ from, exit }: Edge): boolean {
  if (exit !== 'next') return false
  return from.graph.survey.language === 'JSONata' || !(from.step.kind === 'wait' || (from.step.kind === 'raw' && from.step.state.kind === 'Wait'))
}
