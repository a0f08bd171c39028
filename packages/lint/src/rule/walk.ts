import { isPlaceholder, languageOf, type Definition, type MapState, type Node, type NodeOf, type ParallelState, type QueryLanguage, type State, type StateMachine } from '@stepwright/asl'
import type { Handlers } from './handlers.js'
import type { Place, ScopeNode } from './place.js'

/** Calls the handlers of all rules at every node of the definition: once through, outside before inside, in the order of the text. */
export function walk({ machine, type }: Definition, handlers: HandlersByKind): void {
  const call = (kind: string, node: object, place: Place): void => {
    const called = handlers.get(kind)
    if (called !== undefined) for (const handler of called) handler(node, place)
  }
  const scope = (node: ScopeNode, place: Place): void => {
    call('Scope', node, place)
    visit(node, place)
    for (const state of node.states) visitState(state, place)
  }
  const visit = (node: Node | undefined, place: Place): void => {
    if (node === undefined) return
    call(node.kind, node, place)
    if ('unknown' in node) for (const unknown of node.unknown ?? []) call('Unknown', unknown, place)
  }
  const visitState = (state: State, around: Place): void => {
    const place: Place = { ...around, state, language: languageOf(state, machine) }
    call('State', state, place)
    visit(state, place)
    inside[state.kind](state as never, place)
  }
  const inside: { readonly [K in State['kind']]: (state: NodeOf<K>, place: Place) => void } = {
    ...quiet,
    Choice: ({ choices }, place) => { for (const rule of choices) visit(rule, place) },
    Task: (state, place) => handling(state, place),
    Parallel: (state, place) => {
      for (const branch of state.branches) scope(branch, within(state, branch, place, place.type))
      handling(state, place)
    },
    Map: (state, place) => {
      const { itemReader, itemBatcher, itemProcessor, resultWriter } = state
      for (const part of [itemReader, itemReader?.readerConfig, itemBatcher, itemProcessor.processorConfig]) visit(part, place)
      scope(itemProcessor, within(state, itemProcessor, place, childType(state, place.type)))
      for (const part of [resultWriter, resultWriter?.writerConfig]) visit(part, place)
      handling(state, place)
    },
  }
  const handling = (state: NodeOf<'Task' | 'Parallel' | 'Map'>, place: Place): void => {
    for (const retrier of state.retry ?? []) visit(retrier, place)
    for (const catcher of state.catch ?? []) visit(catcher, place)
  }
  scope(machine, { language: machineLanguage(machine), scope: machine, state: undefined, around: [], type })
}

const nothing = (): void => {}
const quiet = { Pass: nothing, Wait: nothing, Succeed: nothing, Fail: nothing }

/** What is called at the nodes of each kind. */
export type HandlersByKind = ReadonlyMap<string, readonly Handler[]>

/** The handlers of all rules by kind, so that a node costs what its own rules cost. */
export function handlersByKind(rules: readonly Handlers[]): HandlersByKind {
  const table = new Map<string, Handler[]>()
  for (const rule of rules) {
    for (const [kind, handler] of Object.entries(rule)) {
      const known = table.get(kind)
      // the key says which kind of node the handler takes
      if (known === undefined) table.set(kind, [handler as Handler])
      else known.push(handler as Handler)
    }
  }
  return table
}

type Handler = (node: object, place: Place) => void

function within(state: ParallelState | MapState, scope: ScopeNode, place: Place, type: Place['type']): Place {
  return { ...place, scope, state: undefined, around: [...place.around, state], type }
}

/** Children of a distributed Map are executions of their own, of the type it names. */
function childType({ itemProcessor: { processorConfig } }: MapState, type: Place['type']): Place['type'] {
  const { mode, executionType } = processorConfig ?? {}
  if (mode !== 'DISTRIBUTED') return isPlaceholder(mode) ? undefined : type
  return executionType === 'EXPRESS' || executionType === 'STANDARD' ? executionType : undefined
}

function machineLanguage({ queryLanguage }: StateMachine): QueryLanguage | undefined {
  if (queryLanguage === undefined) return 'JSONPath'
  return isPlaceholder(queryLanguage) ? undefined : queryLanguage
}
