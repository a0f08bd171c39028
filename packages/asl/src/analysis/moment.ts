import type { Owner } from '../fields/field.js'

/**
 * When an expression of a state is computed, which decides what it sees.
 * `arrival`: InputPath, on the raw input. `entry`: before the state's work, on its input. `item`: once per item of a Map.
 * `batch`: once per batch. `result`: ResultSelector. `rule`: Assign and Output of the choice rule that matched. `exit`: Assign and
 * Output. `departure`: OutputPath. `error`: in a catcher. `target`: no reading at all, but a place to write to: ResultPath.
 */
export type Moment = 'arrival' | 'entry' | 'item' | 'batch' | 'result' | 'rule' | 'exit' | 'departure' | 'error' | 'target'

/** The moment of a field. */
export function momentOf(owner: Owner, field: string): Moment {
  if (field === 'ResultPath') return 'target'
  if (owner === 'Catcher') return 'error'
  if (owner === 'ChoiceRule' && (field === 'Assign' || field === 'Output')) return 'rule'
  if (owner === 'Map' && field === 'Parameters') return 'item'
  return moments[field] ?? 'entry'
}

const moments: { readonly [field: string]: Moment } = {
  InputPath: 'arrival',
  ItemSelector: 'item',
  BatchInput: 'batch',
  ResultSelector: 'result',
  Assign: 'exit',
  Output: 'exit',
  OutputPath: 'departure',
}
