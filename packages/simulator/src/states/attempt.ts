import type { StateType } from '@stepwright/asl'
import type { StateDocument } from '../data/document.js'
import type { Later } from '../data/later.js'
import type { Settled } from '../data/settled.js'
import type { Exit, Visit } from '../data/visit.js'
import type { Behaviour } from './behaviour.js'
import { choice } from './choice.js'
import { fail } from './fail.js'
import { map } from './map.js'
import { parallel } from './parallel.js'
import { pass } from './pass.js'
import { succeed } from './succeed.js'
import { task } from './task.js'
import { wait } from './wait.js'

const behaviours: { readonly [T in StateType]: Behaviour<T> } = {
  Task: task,
  Pass: pass,
  Wait: wait,
  Choice: choice,
  Parallel: parallel,
  Map: map,
  Succeed: succeed,
  Fail: fail,
}

/** Does what a state of this type does, once. */
export function attempt(state: StateDocument, visit: Visit): Later<Settled<Exit>> {
  // a state's Type chooses its own entry, which the compiler cannot know
  return (behaviours[state.Type] as (state: StateDocument, visit: Visit) => Later<Settled<Exit>>)(state, visit)
}
