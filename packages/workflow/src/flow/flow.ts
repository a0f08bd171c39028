import type { JsonObject } from '@stepwright/asl'
import type { codebuild, lambda, Task } from '@stepwright/services'
import type { Duration } from '../values/duration.js'
import type { Arg, BlockResult, CompileError, Data, Expression, Literals, NoMore, Value, Widened } from '../values/expression.js'
import type { Recording } from '../values/placed.js'
import type { TaskToken } from '../values/task-token.js'
import type { ExecutionContext } from './execution-context.js'
import type { SdkCalls } from './sdk-calls.js'
import type { ItemSource } from './item-source.js'
import type {
  BatchOptions,
  CarryOptions,
  DistributedMapOptions,
  HttpAnswer,
  HttpCall,
  MapOptions,
  PollOptions,
  RepeatOptions,
  ResultsOptions,
  RetryOptions,
  StartOptions,
  StepOptions,
  TaskOptions,
  WrittenResults,
} from './step-options.js'
import type { Ending } from './ending.js'
import type { Try } from './try.js'
import type { Workflow } from './workflow.js'

type ArgsOf<T> = T extends Task<infer Args, infer _Result> ? Args : never
type ResultOf<T> = T extends Task<infer _Args, infer Result> ? Result : never

/** The handlers of `flow.match`: one for each member of a union of strings. */
export type Cases<Union extends string> = string extends Union
  ? CompileError<'flow.match needs a value whose type is a union of string literals; use flow.choice for any other string'>
  : { readonly [Member in Union]: () => BlockResult }

/** Says of each handler that is named like no member of the union that it never runs. */
export type NoOthers<Union extends string, Handlers> = {
  readonly [Name in Exclude<keyof Handlers, Union>]: CompileError<`${Name & string} is not a member of the union that is matched`>
}

/** What the handlers of `flow.match` yield. */
export type CaseValue<Handlers> = { [K in keyof Handlers]: Handlers[K] extends () => infer Yield ? Value<Yield> : never }[keyof Handlers]

/** What blocks that run side by side yield: a list, or an object of the same names. */
export type BranchValues<Branches> = { -readonly [K in keyof Branches]: Branches[K] extends () => infer Yield ? Value<Yield> : never }

/** Items that are at hand, or are read from S3. */
export type Items<Item> = ItemSource<Item> | readonly Item[] | Expression<readonly Item[]>

/** A choice that is being written. Without `otherwise`, what no test covers goes on behind the choice. */
export interface Choice<Yield> extends Recording {
  readonly '~choice': true
  /** Runs `then` if `test` holds and no test before it did. Its value joins the choice's. */
  when<Branch extends BlockResult>(test: Expression<boolean>, then: () => Branch): Choice<Yield | Value<Branch>>
  /** Runs `then` if no test holds, and closes the choice: its value is the union of what the blocks yield. */
  otherwise<Branch extends BlockResult>(then: () => Branch): Yield | Value<Branch>
}

/**
 * Records steps into the block that is open. A verb returns its step's result, typed as the data that will be there
 * when the machine runs; until then it is a reference, which may be passed along or used inside an arrow.
 */
export interface Flow extends Recording {
  /**
   * What AWS knows of the execution while it runs: its name, its start, the state it is in.
   *
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
   */
  readonly context: ExecutionContext

  /** A Pass state without a value: a name in the graph. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
  pass(name: string, options?: StepOptions): null

  /**
   * Names a value: a Pass state whose output is `value`.
   *
   * @example
   * const total = flow.let('Add up', { sum: () => input.price * input.count })
   * // "Add up": { "Type": "Pass", "Output": { "sum": "{% $states.input.price * $states.input.count %}" }, … }
   */
  let<Given extends BlockResult>(name: string, value: Given, options?: StepOptions): Value<Given>

  /**
   * Waits for a time, or until a moment.
   *
   * @example
   * flow.wait('Cool down', '30 seconds')
   * // "Cool down": { "Type": "Wait", "Seconds": 30, … }
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
   */
  wait(name: string, time: Duration | Expression<number> | { readonly until: Arg<string> }, options?: StepOptions): null

  /**
   * Begins a Choice state.
   *
   * @example
   * flow.choice('Accurate?')
   *   .when(() => input.accuracy < 96, () => flow.fail('Too low', { error: 'LowAccuracy' }))
   * // "Accurate?": { "Type": "Choice", "Choices": [{ "Condition": "{% $states.input.accuracy < 96 %}", "Next": "Too low" }], … }
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
   */
  choice(name: string, options?: StepOptions): Choice<never>

  /**
   * Runs the handler named like `value`. Exhaustive: each member of the union has one. A value that is none of them
   * fails the execution with error `NoMatch`, naming the value.
   */
  match<Union extends string, Handlers extends Cases<Union>>(
    name: string,
    value: Union | Expression<Union>,
    handlers: Handlers & Cases<Union> & NoOthers<Union, Handlers>,
    options?: StepOptions,
  ): CaseValue<Handlers>
  /** With `otherwise`, handlers may be left out: it takes every other value, known or not. */
  match<Union extends string, Handlers extends { readonly [Name in string]?: () => BlockResult }, Other extends BlockResult = never>(
    name: string,
    value: Union | Expression<Union>,
    handlers: Handlers & NoOthers<Union, Handlers>,
    options: StepOptions & { readonly otherwise: () => Other },
  ): CaseValue<Handlers> | Value<Other>

  /**
   * Runs `each` for every item; the result is the list of what it yields, in the order of the items.
   *
   * @example
   * const builds = flow.map('Build all', input.projects, { maxConcurrency: 5 }, (project) =>
   *   flow.codebuildSync('Build', { ProjectName: project }).Build.Id)
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
   */
  map<Item, Yield extends BlockResult>(
    name: string,
    items: readonly Item[] | Expression<readonly Item[]>,
    each: (item: Item, index: number) => Yield,
  ): Value<Yield>[]
  map<Item, Yield extends BlockResult>(
    name: string,
    items: readonly Item[] | Expression<readonly Item[]>,
    options: MapOptions,
    each: (item: Item, index: number) => Yield,
  ): Value<Yield>[]

  /**
   * Runs `each` for every item, each in an execution of its own: for many items, and for those that stand in S3. All that `each` reads from
   * around it travels with the items.
   *
   * @example
   * flow.distributedMap('Each order', s3Items.csv<{ id: string }>({ bucket: 'orders', key: 'today.csv' }), { maxConcurrency: 100, toleratedFailures: '5 %' },
   *   (order) => flow.lambda('Ship', { FunctionName: 'ship', Payload: { id: order.id } }))
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
   */
  distributedMap<Item, Yield extends BlockResult, Batch extends BatchOptions | undefined = undefined, Results extends ResultsOptions | undefined = undefined>(
    name: string,
    items: Items<Item>,
    options: DistributedMapOptions<BatchOptions & Batch & NoMore<Batch, BatchOptions>, ResultsOptions & Results & NoMore<Results, ResultsOptions>>,
    each: (item: Batch extends BatchOptions ? Item[] : Item, index: number) => Yield,
  ): Results extends ResultsOptions ? WrittenResults : Value<Yield>[]

  /**
   * Runs blocks side by side, and yields the list of what they yield, or an object with the same names.
   *
   * @example
   * const { stock, price } = flow.parallel('Look both up', {
   *   stock: () => flow.lambda<number>('Stock', { FunctionName: 'stock', Payload: { id: input.id } }),
   *   price: () => flow.lambda<number>('Price', { FunctionName: 'price', Payload: { id: input.id } }),
   * })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
   */
  parallel<const Branches extends readonly (() => BlockResult)[]>(name: string, branches: Branches, options?: RetryOptions): BranchValues<Branches>
  parallel<Branches extends { readonly [branch: string]: () => BlockResult }>(name: string, branches: Branches, options?: RetryOptions): BranchValues<Branches>

  /**
   * Runs steps whose errors are handled: every task, map and parallel of the block gets a Catch. Not caught are `flow.fail`, and what
   * a choice, a wait or an expression fails with.
   *
   * @example
   * flow.try(() => flow.lambda('Charge', { FunctionName: 'charge' }))
   *   .on('CardDeclined', (error) => flow.fail('Declined', { error: 'CardDeclined', cause: () => error.Cause }))
   *   .catch((error) => flow.lambda('Refund', { FunctionName: 'refund', Payload: { why: error.Error } }))
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
   */
  try<Yield extends BlockResult>(body: () => Yield): Try<Value<Yield>>

  /**
   * Looks again and again, until what it sees is right; yields what the last look returned. Being late fails the execution with
   * `PollTimeout`, or with the error that `error` names.
   *
   * @example
   * const done = flow.pollUntil('Copied', {
   *   every: '30 seconds',
   *   check: () => flow.lambda<{ status: string }>('Look', { FunctionName: 'look' }),
   *   until: (seen) => seen.status === 'done',
   *   timeout: '2 hours',
   * })
   */
  pollUntil<Yield extends BlockResult>(name: string, options: PollOptions<Yield>): Value<Yield>

  /**
   * Runs a block until a test of what it returned holds; too many runs fail the execution with `TooManyAttempts`. With `from`, a run is given
   * what the one before it returned.
   *
   * @example
   * flow.repeat('More pages?', { from: { token: null }, until: ({ token }) => token === null, attempts: 100 }, (last: { token: string | null }) => {
   *   const page = flow.lambda<{ next?: string }>('Read a page', { FunctionName: 'read', Payload: { token: last.token } })
   *   return { token: () => page.next ?? null }
   * })
   */
  repeat<From extends BlockResult, State = Widened<Value<From>>>(name: string, options: CarryOptions<From, State>, block: (last: State) => Arg<NoInfer<State>>): State
  repeat<Yield extends BlockResult>(name: string, options: RepeatOptions<Yield>, block: () => Yield): Value<Yield>

  /**
   * Steps that end the execution, or an item of a Map, written once and reached from several places. Calling the ending goes there; nothing runs
   * behind the call. What the block returns is the output, where no `fail` or `succeed` ends it.
   *
   * @example
   * const giveUp = flow.ending((why: { reason: string }) => {
   *   flow.task('Tell', sns.publish, { TopicArn: 'orders', Message: why.reason })
   *   flow.fail('Gave up', { error: 'GaveUp' })
   * })
   * flow.choice('In stock?').when(() => input.stock === 0, () => giveUp({ reason: 'sold out' }))
   * flow.try(() => flow.lambda('Charge', { FunctionName: 'charge' })).catch((error) => giveUp({ reason: error.Cause }))
   */
  ending<Given = void>(block: (given: Given) => BlockResult): Ending<Given>

  /**
   * All actions of an AWS service, typed by the client of the SDK: nothing of the SDK is loaded.
   *
   * @example
   * import type { DynamoDB } from '@aws-sdk/client-dynamodb'
   * const dynamodb = flow.sdk<DynamoDB>('dynamodb')
   * dynamodb.deleteTable('Drop', { TableName: 'orders' })
   * // "Drop": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:deleteTable", … }
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
   */
  sdk<Client>(service: string): SdkCalls<Client>

  /**
   * Calls a service and waits until somebody answers with the task's token, which must stand among the arguments.
   *
   * @example
   * const { approver } = flow.waitForTaskToken('Ask', lambda.invoke, (token: TaskToken<{ approver: string }>) => ({
   *   FunctionName: 'ask', Payload: { token } }), { timeout: '3 days' })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html
   */
  waitForTaskToken<Args, Answer = unknown, Given = unknown>(
    name: string,
    task: Task<Args, unknown> & { readonly waitForTaskToken: Task<Args, unknown> },
    args: (token: TaskToken<Answer>) => (Arg<NoInfer<Args>> | Literals<Args>) & Given & NoMore<Given, NoInfer<Args>>,
    options?: TaskOptions,
  ): Answer

  /** Hands work to whoever polls an activity, and waits for the answer. @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
  activity<Answer = unknown>(name: string, activityArn: string, input: Data, options?: TaskOptions): Answer

  /** Calls an HTTPS API. @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
  http<Body = unknown>(name: string, call: Arg<HttpCall>, options?: TaskOptions): HttpAnswer<Body>

  /** Starts another workflow, and goes on at once. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html */
  startExecution<Input, Output>(name: string, workflow: Workflow<Input, Output>, input: Arg<NoInfer<Input>>, options?: StartOptions): { readonly ExecutionArn: string; readonly StartDate: string }

  /** Starts another workflow, waits for its end, and yields its output. If it fails, the step fails with `States.TaskFailed`. */
  startExecutionSync<Input, Output>(name: string, workflow: Workflow<Input, Output>, input: Arg<NoInfer<Input>>, options?: StartOptions): Output

  /**
   * Calls a service.
   *
   * @example
   * flow.task('Notify', lambda.invoke, { FunctionName: 'notify', Payload: { text: () => `${input.name} is ready` } })
   * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
   */
  task<Args, Result>(name: string, task: Task<Args, Result>, args: Arg<NoInfer<Args>>, options?: TaskOptions): Result

  /** Invokes a Lambda function and returns its answer, `Payload`. Say what that is: `flow.lambda<Order>(…)`. */
  lambda<Answer = unknown>(name: string, args: Arg<ArgsOf<typeof lambda.invoke>>, options?: TaskOptions): Answer

  /** Starts a CodeBuild build and waits until it has ended well; any other end fails the step. */
  codebuildSync(
    name: string,
    args: Arg<ArgsOf<typeof codebuild.startBuild.sync>>,
    options?: TaskOptions,
  ): ResultOf<typeof codebuild.startBuild.sync>

  /** Ends the execution, or this item of a Map, well. What it was given as `output` is the result. */
  succeed(name?: string, options?: StepOptions & { readonly output?: Data }): never

  /** Ends the execution with an error: a handler can tell it from others only by its name. @see https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
  fail(name: string, options?: StepOptions & { readonly error?: Arg<string>; readonly cause?: Arg<string> }): never

  /** A state written by hand, without `Next` and `End`. Checked by lint, not by types. */
  raw<Result = unknown>(name: string, state: JsonObject, options?: RetryOptions): Result
}
