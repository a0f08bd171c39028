import { catcherFields } from './catcher.js'
import { choiceRuleHeadFields, choiceRuleTailFields } from './choice-rule.js'
import { comparisonFields } from './comparison.js'
import { distributedMapFields } from './distributed-map.js'
import type { Field, FieldLanguage, Owner } from './field.js'
import { retrierFields } from './retrier.js'
import { scopeFields } from './scope.js'
import { stateFields } from './state.js'
import { stateMachineFields } from './state-machine.js'

/** The one table: every field of the language, those of one owner in the order in which they are written. */
export const fields: readonly Field[] = [
  ...stateMachineFields,
  ...stateFields,
  ...choiceRuleHeadFields,
  ...comparisonFields,
  ...choiceRuleTailFields,
  ...retrierFields,
  ...catcherFields,
  ...scopeFields,
  ...distributedMapFields,
]

/** The fields of `owner`, in writing order; only those that `language` knows, when one is given. */
export function fieldsOf(owner: Owner, language?: FieldLanguage): readonly Field[] {
  const own = byOwner.get(owner) ?? []
  return language === undefined ? own : own.filter(({ languages }) => languages.includes(language))
}

/** `TimeoutSeconds` is held in the member `timeoutSeconds`, `CSVHeaders` in `csvHeaders`. */
export function memberOf(field: string): string {
  return members.get(field) ?? lowered(field)
}

const lowered = (field: string): string => field.replace(/^(?:CSV|.)/, (start) => start.toLowerCase())
const members = new Map(fields.map(({ field }) => [field, lowered(field)]))

/** The same for a name that the compiler knows. */
export type MemberNameOf<Name extends string> = Name extends `CSV${infer Rest}` ? `csv${Rest}` : Uncapitalize<Name>

const byOwner = new Map<Owner, Field[]>()
for (const field of fields) {
  for (const owner of field.owners) byOwner.set(owner, [...(byOwner.get(owner) ?? []), field])
}

/** The names of the fields that the model holds in members of their own, by owner; for checks by types. */
export type FieldNameOf<O extends Owner> = NameIn<
  (
    | typeof stateMachineFields
    | typeof stateFields
    | typeof choiceRuleHeadFields
    | typeof choiceRuleTailFields
    | typeof retrierFields
    | typeof catcherFields
    | typeof scopeFields
    | typeof distributedMapFields
  )[number],
  O
>

type NameIn<Row, O extends Owner> = Row extends { readonly heldAs: string }
  ? never
  : Row extends { readonly owners: readonly (infer Each)[]; readonly field: infer Name }
    ? O extends Each
      ? Name
      : never
    : never
