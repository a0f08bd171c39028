import { bothLanguages as both, type Field } from './field.js'

const spec = 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html'

/** Fields of an entry of `Choices`, before its test. */
export const choiceRuleHeadFields = [
  { owners: ['ChoiceRule', 'Comparison'], field: 'Comment', languages: both, holds: { kind: 'text' }, spec },
  {
    owners: ['ChoiceRule'],
    field: 'Condition',
    languages: ['JSONata'],
    holds: { kind: 'boolean', orJsonata: true },
    required: 'always',
    counterpart: 'Variable',
    spec,
  },
] as const satisfies readonly Field[]

/** Fields of an entry of `Choices`, after its test. */
export const choiceRuleTailFields = [
  { owners: ['ChoiceRule'], field: 'Assign', languages: both, holds: { kind: 'template', root: 'object' }, spec },
  { owners: ['ChoiceRule'], field: 'Output', languages: ['JSONata'], holds: { kind: 'template', root: 'any' }, spec },
  { owners: ['ChoiceRule'], field: 'Next', languages: both, holds: { kind: 'state-name' }, required: 'always', spec },
] as const satisfies readonly Field[]
