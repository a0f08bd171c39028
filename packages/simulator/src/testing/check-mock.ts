import type { Json } from '@stepwright/asl'
import type { StateDocument } from '../data/document.js'
import type { TestStateRefusal, TestStateRequest } from './test-request.js'

/** Why the request cannot be made of this state; `undefined` if it can. The words are recorded. */
export function checkMock(state: StateDocument, request: TestStateRequest): TestStateRefusal | undefined {
  const rule = rules.find(({ applies }) => applies(state, request))
  return rule === undefined ? undefined : { code: rule.code ?? 'ValidationException', message: rule.message(state) }
}

interface Rule {
  readonly applies: (state: StateDocument, request: TestStateRequest) => boolean
  readonly code?: TestStateRefusal['code']
  readonly message: (state: StateDocument) => string
}

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

const rules: readonly Rule[] = [
  {
    applies: (_, { mock, revealSecrets }) => mock !== undefined && revealSecrets === true,
    message: () => 'TestState does not support RevealSecrets when a mock is specified.',
  },
  {
    applies: ({ Type }, { mock }) => mock !== undefined && ['Pass', 'Fail', 'Succeed', 'Wait', 'Choice'].includes(Type),
    message: ({ Type }) => `State type '${Type}' is not supported when a mock is specified`,
  },
  {
    applies: (_, { mock, stateConfiguration }) => mock === undefined && stateConfiguration?.mapIterationFailureCount !== undefined,
    message: () => 'TestState does not support MapIterationFailureCount when a mock is not specified.',
  },
  {
    applies: ({ Type }, { mock }) => mock === undefined && (Type === 'Map' || Type === 'Parallel'),
    code: 'InvalidDefinition',
    message: () => 'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
  },
  {
    applies: ({ Type }, { mock, roleArn }) => Type === 'Task' && mock === undefined && roleArn === undefined,
    message: () => 'RoleArn must be specified when testing a Task state',
  },
  {
    applies: (_, { mock }) => mock?.result !== undefined && parsed(mock.result) === undefined,
    message: () => 'Mocked result must be valid JSON',
  },
  {
    applies: ({ Type }, { mock }) => (Type === 'Map' || Type === 'Parallel') && mock?.result !== undefined && !Array.isArray(parsed(mock.result)),
    message: () => 'Mocked result must be an array.',
  },
  {
    applies: (state, { mock }) => state.Type === 'Parallel' && mock?.result !== undefined && (parsed(mock.result) as readonly Json[]).length !== state.Branches.length,
    message: () => 'Mocked result must contain the same number of items as number of Parallel branches.',
  },
]
