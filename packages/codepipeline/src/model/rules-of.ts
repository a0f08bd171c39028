import type { RuleDeclaration, StageDeclaration } from './declaration.js'

/** Every rule of a stage's conditions, in the order in which they are asked. */
export function rulesOf({ beforeEntry, onSuccess, onFailure }: Pick<StageDeclaration, 'beforeEntry' | 'onSuccess' | 'onFailure'>): RuleDeclaration[] {
  return [beforeEntry, onSuccess, onFailure].flatMap((each) => each?.conditions ?? []).flatMap(({ rules }) => rules)
}
