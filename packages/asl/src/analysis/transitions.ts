import { isPlaceholder } from '../fields/is-placeholder.js'
import type { ChoiceRule } from '../model/choice-rule.js'
import { isObject } from '../model/json.js'
import type { Catcher } from '../model/retrier.js'
import type { State } from '../model/state.js'
import { child, type Pointer } from '../source/pointer.js'
import type { ScopePlace } from './scopes.js'

/** One way from state to state. */
export interface Transition {
  readonly kind: 'start' | 'next' | 'rule' | 'default' | 'catch'
  /** The name of the state it leaves; `undefined` for the start. */
  readonly from: string | undefined
  readonly to: string
  /** Where the target is named. */
  readonly pointer: Pointer
  /** The node that names it, whose `Assign` is made on the way. */
  readonly via: State | ChoiceRule | Catcher | undefined
}

/** All transitions of a scope by the state they leave, in the order of the text; the start stands under `undefined`. */
export function transitionsOf(place: ScopePlace): ReadonlyMap<string | undefined, readonly Transition[]> {
  const { scope } = place
  const leaving = new Map<string | undefined, readonly Transition[]>()
  leaving.set(undefined, [{ kind: 'start', from: undefined, to: scope.startAt, pointer: child(scope.pointer, 'StartAt'), via: undefined }])
  for (const state of scope.states) leaving.set(state.name, transitionsFrom(state))
  for (const [name, value] of place.unknownStates) leaving.set(name, transitionsInUnknown(name, value, child(scope.pointer, 'States', name)))
  return leaving
}

/** Whether the deployment puts in the target, or the document lacks one: nothing can be said of where it leads. */
export const isUncertain = ({ to }: Transition): boolean => to === '' || isPlaceholder(to)

function transitionsFrom(state: State): readonly Transition[] {
  const { name: from, pointer } = state
  const found: Transition[] = []
  if (state.kind === 'Choice') {
    for (const rule of state.choices) found.push({ kind: 'rule', from, to: rule.next, pointer: child(rule.pointer, 'Next'), via: rule })
    if (state.default !== undefined) found.push({ kind: 'default', from, to: state.default, pointer: child(pointer, 'Default'), via: state })
  }
  else if (state.kind !== 'Succeed' && state.kind !== 'Fail' && state.next !== undefined) found.push({ kind: 'next', from, to: state.next, pointer: `${pointer}/Next`, via: state })
  if (mayCatch(state) && state.catch !== undefined) {
    for (const catcher of state.catch) found.push({ kind: 'catch', from, to: catcher.next, pointer: child(catcher.pointer, 'Next'), via: catcher })
  }
  return found
}

const mayCatch = (state: State): state is Extract<State, { readonly catch?: unknown }> => state.kind === 'Task' || state.kind === 'Parallel' || state.kind === 'Map'

/** What an object that is no state seems to lead to, so that its wrong type does not cut off those behind it. */
function transitionsInUnknown(from: string, value: unknown, pointer: Pointer): readonly Transition[] {
  if (!isObject(value)) return []
  const found: Transition[] = []
  const add = (kind: Transition['kind'], to: unknown, at: Pointer): void => {
    if (typeof to === 'string') found.push({ kind, from, to, pointer: at, via: undefined })
  }
  add('next', value['Next'], child(pointer, 'Next'))
  add('default', value['Default'], child(pointer, 'Default'))
  for (const [field, kind] of [['Choices', 'rule'], ['Catch', 'catch']] as const) {
    const list = value[field]
    if (!Array.isArray(list)) continue
    for (const [index, item] of list.entries()) if (isObject(item)) add(kind, item['Next'], child(pointer, field, index, 'Next'))
  }
  return found
}
