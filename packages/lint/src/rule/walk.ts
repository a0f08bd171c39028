import { isPlaceholder, languageOf, type Definition, type MapState, type Node, type NodeOf, type ParallelState, type QueryLanguage, type State, type StateMachine } from '@stepwright/asl'
import { call, type HandlersByKind } from './handlers-by-kind.js'
import type { Place, ScopeNode } from './place.js'

/** Calls the handlers of all rules at every node of a definition: once through, outside before inside, in the order of the text. */
export type Walk = (definition: Definition) => void

/** A walk that is set up once for any number of definitions. */
export function makeWalk(handlers: HandlersByKind): Walk {
  const [atScope, atState, atUnknown] = [handlers.get('Scope'), handlers.get('State'), handlers.get('Unknown')]
  const visit = (node: Node | undefined, place: Place): void => {
    if (node === undefined) return
    const called = handlers.get(node.kind)
    if (called !== undefined) call(called, node, place)
    if (atUnknown === undefined || !('unknown' in node) || node.unknown === undefined) return
    for (const unknown of node.unknown) call(atUnknown, unknown, place)
  }
  const scopeIn = (node: ScopeNode, place: Place, machine: StateMachine): void => {
    if (atScope !== undefined) call(atScope, node, place)
    visit(node, place)
    for (const state of node.states) visitState(state, place, machine)
  }
  const visitState = (state: State, { scope, around, type }: Place, machine: StateMachine): void => {
    // written out: a spread for each of thousands of states shows
    const place: Place = { language: languageOf(state, machine), scope, state, around, type }
    if (atState !== undefined) call(atState, state, place)
    visit(state, place)
    if (state.kind === 'Choice') for (const rule of state.choices) visit(rule, place)
    else if (state.kind === 'Task') handling(state, place)
    else if (state.kind === 'Parallel') {
      for (const branch of state.branches) scopeIn(branch, within(state, branch, place, place.type), machine)
      handling(state, place)
    } else if (state.kind === 'Map') visitMap(state, place, machine)
  }
  const visitMap = (state: MapState, place: Place, machine: StateMachine): void => {
    const { itemReader, itemBatcher, itemProcessor, resultWriter } = state
    for (const part of [itemReader, itemReader?.readerConfig, itemBatcher, itemProcessor.processorConfig]) visit(part, place)
    scopeIn(itemProcessor, within(state, itemProcessor, place, childType(state, place.type)), machine)
    for (const part of [resultWriter, resultWriter?.writerConfig]) visit(part, place)
    handling(state, place)
  }
  const handling = ({ retry, catch: catchers }: NodeOf<'Task' | 'Parallel' | 'Map'>, place: Place): void => {
    if (retry !== undefined) for (const retrier of retry) visit(retrier, place)
    if (catchers !== undefined) for (const catcher of catchers) visit(catcher, place)
  }
  return ({ machine, type }) => scopeIn(machine, { language: machineLanguage(machine), scope: machine, state: undefined, around: [], type }, machine)
}

function within(state: ParallelState | MapState, scope: ScopeNode, place: Place, type: Place['type']): Place {
  return { language: place.language, scope, state: undefined, around: [...place.around, state], type }
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
