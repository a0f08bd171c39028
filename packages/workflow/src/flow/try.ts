import type { BlockResult, Value } from '../values/expression.js'
import type { Recording } from '../values/placed.js'

/** What a handler is given. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface CaughtError {
  /** The name of the error, such as `States.Timeout`. */
  readonly Error: string
  /** What was said about it; often JSON as text. */
  readonly Cause: string
}

/** Steps whose errors are being handled. */
export interface Try<Yield> extends Recording {
  readonly '~try': true
  /** Handles some errors, and goes on with other handlers: the first whose errors fit is the one that runs. */
  on<Branch extends BlockResult>(errors: string | readonly string[], handler: (error: CaughtError) => Branch): Try<Yield | Value<Branch>>
  /** The last handler, of some errors or of all. The value is what the steps yield, or the handler that ran. */
  catch<Branch extends BlockResult>(errors: string | readonly string[], handler: (error: CaughtError) => Branch): Yield | Value<Branch>
  catch<Branch extends BlockResult>(handler: (error: CaughtError) => Branch): Yield | Value<Branch>
}
