import type { Json } from '@stepwright/asl'
import type { Tasks } from '../data/tasks.js'

/**
 * A TestState request, as the API has it: documents are JSON texts.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export interface TestStateRequest {
  /** A state, or a machine of which `stateName` is tested. */
  readonly definition: string
  readonly stateName?: string
  readonly input?: string
  readonly roleArn?: string
  readonly inspectionLevel?: 'INFO' | 'DEBUG' | 'TRACE'
  readonly revealSecrets?: boolean
  /** What `$$` is, instead of a context object that is made up. */
  readonly context?: string
  readonly variables?: string
  readonly mock?: TestStateMock
  readonly stateConfiguration?: {
    readonly mapIterationFailureCount?: number
    readonly retrierRetryCount?: number
    readonly errorCausedByState?: string
    readonly mapItemReaderData?: string
  }
  /** Ours: what answers a Task without a mock; AWS calls the service. */
  readonly tasks?: Tasks
  /** Ours: the account in made-up ARNs. */
  readonly accountId?: string
}

/** What the state's work yields, instead of doing it. */
export interface TestStateMock {
  readonly result?: string
  readonly errorOutput?: { readonly error: string; readonly cause?: string }
  /** How far `result` is compared with the service's model; STRICT when left out. */
  readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE'
}

/** The answer, as the API has it: documents are JSON texts. */
export interface TestStateResponse {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR'
  readonly output?: string
  readonly error?: string
  readonly cause?: string
  readonly nextState?: string
  /** At levels DEBUG and TRACE. */
  readonly inspectionData?: { readonly [station: string]: Json }
}

/** Why the API refuses the request. */
export interface TestStateRefusal {
  readonly code: 'ValidationException' | 'InvalidDefinition' | 'InvalidExecutionInput'
  readonly message: string
}

/** What TestState answers: a response, or why there is none. */
export type TestStateAnswer =
  | { readonly response: TestStateResponse; readonly refusal?: never }
  | { readonly refusal: TestStateRefusal; readonly response?: never }
