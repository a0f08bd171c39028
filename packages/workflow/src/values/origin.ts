import type { CallSite } from '@stepwright/asl'

/** Where a value comes from while the machine runs. Two origins are the same only if they are the same object. */
export interface Origin {
  /** `input`: the machine's. `result`: a step's. `value`: what the blocks of a choice yield. `item`, `index`: of a Map. `error`: what a handler is given. */
  readonly kind: 'input' | 'result' | 'value' | 'item' | 'index' | 'error'
  /** How messages and variables name it: the state's name, or the parameter's. */
  readonly name: string
  readonly site?: CallSite
}
