import type { JsonObject, StateType } from '@stepwright/asl'

/**
 * One line of an execution's history, as GetExecutionHistory gives it, except that documents in `details` (`input`, `output`,
 * `parameters`, each of `assignedVariables`) are values here and texts there.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent {
  /** From 1, without gaps. */
  readonly id: number
  /** The event that led to this one; 0 for the first ones, and for what comes from outside. */
  readonly previousEventId: number
  /** Virtual milliseconds since the epoch. */
  readonly timestamp: number
  readonly type: EventType
  readonly details: JsonObject
}

/** The types of event that a simulated execution has. */
export type EventType =
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'}`
  | `${StateType}StateEntered`
  | `${Exclude<StateType, 'Fail'>}StateExited`
  | `${'Task' | 'LambdaFunction' | 'Activity'}${'Scheduled' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | 'TaskSubmitted'
  | `${'Map' | 'Parallel'}State${'Started' | 'Succeeded' | 'Failed'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed'}`
  | `MapRun${'Started' | 'Redriven' | 'Succeeded' | 'Failed'}`
  | 'EvaluationFailed'
