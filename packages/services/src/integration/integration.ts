import type { Call } from './call.js'
import type { IntegrationId, Pattern, Task } from './task.js'

/**
 * A service action that Step Functions has an integration of its own for. It is itself the task that does not wait;
 * `.sync` and `.waitForTaskToken` are the others, where the service has them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export type Integration<Args, Result, Waiting extends WaitingResults = NoWaiting> = Task<Args, Result> &
  IntegrationFacts & { readonly [Form in keyof Waiting]: Task<Args, Waiting[Form]> }

/** What is known of an integration apart from its types: read by lint, IAM and simulator. */
export interface IntegrationFacts {
  readonly integration: IntegrationId
  /** The ways to call it, plainest first. */
  readonly patterns: readonly Pattern[]
  /** Those of `patterns` that an EXPRESS machine may use. */
  readonly expressPatterns: readonly Pattern[]
  /** Arguments that must be given. */
  readonly required: readonly string[]
  /** Arguments that may be given. A service may know more: new ones arrive before they are listed here. */
  readonly optional: readonly string[]
  /** The calls that each pattern makes. */
  readonly calls: { readonly [P in Pattern]?: readonly Call[] }
  /** Error names that a Retry or Catch of the task may name, besides the `States.` ones. */
  readonly errors: readonly ErrorName[]
  /** The page of the developer guide. */
  readonly docs: string
}

/** An error that a task may fail with. */
export interface ErrorName {
  readonly name: string
  readonly source: string
}

/** What the waiting forms of a task yield. */
export interface WaitingResults {
  readonly sync?: unknown
  readonly sync2?: unknown
  readonly waitForTaskToken?: unknown
}

type NoWaiting = Record<never, never>

/** Facts as a catalog file writes them: patterns follow from the calls, and no errors are listed without a source. */
export type IntegrationRow = Omit<IntegrationFacts, 'integration' | 'patterns' | 'expressPatterns' | 'errors'> &
  Partial<Pick<IntegrationFacts, 'errors'>> & { readonly id: IntegrationId }

/** The facts of a row, for an integration whose arguments and result have no types yet. */
export function factsOf({ id, errors = [], ...facts }: IntegrationRow): IntegrationFacts {
  const patterns = patternsInOrder.filter((pattern) => facts.calls[pattern] !== undefined)
  return { integration: id, patterns, expressPatterns: patterns.filter((pattern) => pattern === 'request-response'), ...facts, errors }
}

/** Makes an integration of a row of the catalog. The types come from the caller, who names them. */
export function defineIntegration<Args, Result, Waiting extends WaitingResults = NoWaiting>(
  row: IntegrationRow,
): Integration<Args, Result, Waiting> {
  // The forms follow from `calls`, which types cannot see; the catalog's test holds both together.
  return withForms(factsOf(row)) as unknown as Integration<Args, Result, Waiting>
}

/** An integration with the tasks that wait. */
export function withForms(facts: IntegrationFacts): Task<unknown, unknown> & IntegrationFacts {
  const waiting = Object.fromEntries(
    facts.patterns.flatMap((pattern) => (pattern === 'request-response' ? [] : [[formOf[pattern], taskOf(facts.integration, pattern)]])),
  )
  return { ...taskOf(facts.integration, 'request-response'), ...facts, ...waiting }
}

const patternsInOrder = ['request-response', 'sync', 'sync:2', 'wait-for-task-token'] as const satisfies readonly Pattern[]
const formOf = { sync: 'sync', 'sync:2': 'sync2', 'wait-for-task-token': 'waitForTaskToken' } as const
const suffixOf = { 'request-response': '', sync: '.sync', 'sync:2': '.sync:2', 'wait-for-task-token': '.waitForTaskToken' } as const

function taskOf(integration: IntegrationId, pattern: Pattern): Task<unknown, unknown> {
  return { integration, pattern, resource: `arn:aws:states:::${integration}${suffixOf[pattern]}` }
}
