import { bothLanguages as both, type Field } from './field.js'

const spec = 'https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html'

/** Fields of a whole machine. */
export const stateMachineFields = [
  { owners: ['StateMachine'], field: 'Comment', languages: both, holds: { kind: 'text' }, spec },
  { owners: ['StateMachine'], field: 'QueryLanguage', languages: both, holds: { kind: 'one-of', values: ['JSONata', 'JSONPath'] }, spec },
  { owners: ['StateMachine'], field: 'Version', languages: both, holds: { kind: 'one-of', values: ['1.0'] }, spec },
  // AWS accepts 0 here, unlike in a Task (measured with ValidateStateMachineDefinition)
  { owners: ['StateMachine'], field: 'TimeoutSeconds', languages: both, holds: { kind: 'integer', minimum: 0, maximum: 99_999_999 }, spec },
  { owners: ['StateMachine'], field: 'StartAt', languages: both, holds: { kind: 'state-name' }, required: 'always', spec },
  { owners: ['StateMachine'], field: 'States', languages: both, holds: { kind: 'states' }, required: 'always', spec },
] as const satisfies readonly Field[]
