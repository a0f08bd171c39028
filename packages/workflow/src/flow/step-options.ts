import type { Duration } from '../values/duration.js'
import type { Arg, BlockResult, ExpressionOf, Value } from '../values/expression.js'

/** When and how often a failed step is tried again. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface RetryRule {
  /** Names of errors, such as `'States.Timeout'` or `'Lambda.TooManyRequestsException'`. */
  readonly on: string | readonly string[]
  /** Before the first retry; AWS waits 1 second when left out. */
  readonly interval?: Duration
  /** AWS tries 3 times more when left out; 0 means never. */
  readonly attempts?: number
  /** By how much the interval grows with each retry; AWS doubles it when left out. */
  readonly backoff?: number
  /** The longest interval. */
  readonly maxDelay?: Duration
  /** `FULL` waits a random part of the interval. */
  readonly jitter?: 'FULL' | 'NONE'
}

/** Options of any step. */
export interface StepOptions {
  /** Written into the state's `Comment`. */
  readonly comment?: string
}

/** Options of a step that can fail. */
export interface RetryOptions extends StepOptions {
  readonly retry?: RetryRule | readonly RetryRule[]
}

/** Options of a step that calls a service. */
export interface TaskOptions extends RetryOptions {
  /** The ARN of a role that the task takes on, such as one of another account. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html */
  readonly credentials?: Arg<string>
  /**
   * What computed arguments may be, so that the policy names it where it would name everything: `{ StackName: ['prod-*'] }`. A star stands for any text.
   */
  readonly named?: { readonly [argument: string]: readonly string[] }
  /** The step fails with `States.Timeout` after this time. */
  readonly timeout?: Duration | Arg<number>
  /** The step fails with `States.HeartbeatTimeout` when no heartbeat came for this time. */
  readonly heartbeat?: Duration | Arg<number>
}

/** Options of `flow.map`. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
export interface MapOptions extends RetryOptions {
  /** How many items may run at once; 0 or nothing is no limit of yours (AWS then runs up to 40 in an inline Map). */
  readonly maxConcurrency?: Arg<number>
}

/** Options of `flow.pollUntil`: what is looked at, how often, and for how long. */
export interface PollOptions<Yield extends BlockResult> extends StepOptions {
  /** Between two looks. */
  readonly every: Duration | Arg<number>
  /** Looks once; what it returns is tested, and is what `pollUntil` yields in the end. */
  readonly check: () => Yield
  readonly until: ExpressionOf<Value<Yield>, boolean>
  /** From the first look on. One of `timeout` and `attempts` is wanted: without a bound, nothing but the machine's own time-out ends a loop. */
  readonly timeout?: Duration
  /** How many looks. */
  readonly attempts?: number
  /** The error of being late; `PollTimeout` when left out. */
  readonly error?: string
}

/** How often a loop may run, and what becomes of one that runs more often. */
export interface LoopOptions extends StepOptions {
  /** How often the block may run. */
  readonly attempts: number
  /** Between two runs; at once, when left out. */
  readonly every?: Duration | Arg<number>
  /** The error of too many runs; `TooManyAttempts` when left out. */
  readonly error?: string
}

/** Options of `flow.repeat`. */
export interface RepeatOptions<Yield extends BlockResult> extends LoopOptions {
  /** Ends the loop, after the block has run. */
  readonly until: ExpressionOf<Value<Yield>, boolean>
}

/** Options of a `flow.repeat` whose runs hand something on. */
export type CarryOptions<From, State> = LoopOptions & {
  /** What the first run is given; each other is given what the one before it returned. */
  readonly from: From & Arg<NoInfer<State>>
} & (
    | {
        /** Ends the loop, after the block has run. */
        readonly until: ExpressionOf<NoInfer<State>, boolean>
        readonly while?: never
      }
    | {
        /** Goes on as long as this holds. It is tested before each run, so that the block may never run. */
        readonly while: ExpressionOf<NoInfer<State>, boolean>
        readonly until?: never
      }
  )

/** Options of an HTTPS call. @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export interface HttpCall {
  readonly ApiEndpoint: string
  readonly Method: 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT'
  /** The EventBridge connection that knows how to sign in. */
  readonly InvocationConfig?: { readonly ConnectionArn: string }
  /** As `InvocationConfig`, in JSONPath's first form. */
  readonly Authentication?: { readonly ConnectionArn: string }
  readonly Headers?: { readonly [name: string]: string }
  readonly QueryParameters?: { readonly [name: string]: string | readonly string[] }
  readonly RequestBody?: unknown
  readonly Transform?: { readonly RequestBodyEncoding: 'NONE' | 'URL_ENCODED'; readonly RequestEncodingOptions?: { readonly ArrayFormat: 'INDICES' | 'REPEAT' | 'COMMAS' | 'BRACKETS' } }
}

/** What an HTTPS call yields. */
export interface HttpAnswer<Body> {
  readonly ResponseBody: Body
  readonly StatusCode: number
  readonly StatusText: string
  readonly Headers: { readonly [name: string]: readonly string[] }
}

/** Options of starting another workflow. */
export interface StartOptions extends TaskOptions {
  /** The name of the execution, such as one that makes a second start do nothing. */
  readonly executionName?: Arg<string>
  /** Adds this execution's ID to the input, `AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID`: the console then links the two. */
  readonly linked?: boolean
}

/** Options of `flow.distributedMap`. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export interface DistributedMapOptions<Batch = BatchOptions, Results = ResultsOptions> extends MapOptions {
  /**
   * What computed arguments of the reader may be, so that the policy names it where it would name everything: `{ Bucket: ['inventory-*'] }`; those
   * of the writer begin with `ResultWriter.`.
   */
  readonly named?: { readonly [argument: string]: readonly string[] }
  /** STANDARD when left out: each child is an execution of its own. */
  readonly childType?: 'STANDARD' | 'EXPRESS'
  /** In the names of the children; AWS makes one of the state's name when left out. At most 40 characters. */
  readonly label?: string
  /** So many children may fail before all of it does: a number, or a share such as `'5 %'`. */
  readonly toleratedFailures?: Arg<number> | `${number} %`
  /** Hands several items at once to a child: its block is given the list of them. */
  readonly batch?: Batch
  /** Writes what the children yield to S3, and yields where. */
  readonly results?: Results
}

/** How much a child is handed at most: so many items, so many bytes. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export interface BatchOptions {
  readonly items?: Arg<number>
  readonly bytes?: Arg<number>
}

/** Where results are written, and how. @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface ResultsOptions {
  readonly bucket: Arg<string>
  readonly prefix?: Arg<string>
  readonly transformation?: 'NONE' | 'COMPACT' | 'FLATTEN'
  readonly outputType?: 'JSON' | 'JSONL'
}

/** Where results were written. */
export interface WrittenResults {
  readonly MapRunArn: string
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string }
}
