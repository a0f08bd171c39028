import type { CallSite } from '@stepwright/asl'

/** Where a value comes from while the machine runs. Two origins are the same only if they are the same object. */
export interface Origin {
  /** `input`: the machine's. `result`: a step's. `value`: what the blocks of a choice yield. `item`, `index`: of a Map. `error`: what a handler is given. `context`: what AWS knows of the execution. */
  readonly kind: 'input' | 'result' | 'value' | 'item' | 'index' | 'error' | 'context'
  /** How messages and variables name it: the state's name, or the parameter's. */
  readonly name: string
  readonly site?: CallSite
}

/** Whether a value is at hand in every state, so that it never needs a variable. */
export const isEverywhere = ({ kind }: Origin): boolean => kind === 'input' || kind === 'context'
