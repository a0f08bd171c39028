import type { CallSite, JsonObject } from '@stepwright/asl'
import { codebuild, lambda, type Task } from '@stepwright/services'
import type { Recorder } from '../steps/recorder.js'
import type { ChoiceStep, LoopStep, MapStep } from '../steps/step.js'
import { ended } from '../values/ended.js'
import type { Duration } from '../values/duration.js'
import type { BlockResult, Expression, Value } from '../values/expression.js'
import type { Origin } from '../values/origin.js'
import { reference } from '../values/reference.js'
import { taskToken, type TaskToken } from '../values/task-token.js'
import { toTree } from '../values/to-tree.js'
import type { Tree } from '../values/tree.js'
import { within } from './call-site.js'
import { ChoiceRecorder, draftChoice, type ChoiceDraft } from './choice-recorder.js'
import type { Choice, Flow } from './flow.js'
import { equals } from './operators.js'
import { recordEnding } from './ending-recorder.js'
import { parameterName } from './parameter-name.js'
import { readRetry, readTime } from './read-options.js'
import { readRaw } from './read-raw.js'
import { distributedPart } from './distributed-part.js'
import { checkMapCost } from './history-cost.js'
import { holdsToken } from './holds-token.js'
import { isItemSource } from './item-source.js'
import { pollStep, repeatStep, type ReadLoop } from './loop-step.js'
import { sdkVerbs } from './sdk-verbs.js'
import { startArguments } from './start-arguments.js'
import type { DistributedMapOptions, MapOptions, PollOptions, RetryOptions, StartOptions, StepOptions, TaskOptions } from './step-options.js'
import type { Try } from './try.js'
import { beginTry } from './try-recorder.js'
import type { Workflow } from './workflow.js'

type Handler = () => BlockResult
type Branch = () => BlockResult
type FlowVerbs = { readonly [K in Exclude<keyof Flow, 'context'>]: (...given: never[]) => unknown } & { readonly context: unknown }

/** Records what a workflow's function calls. A copy made by `~at` knows where its next call stands. */
export class FlowRecorder {
  readonly #recorder: Recorder
  readonly #site: CallSite | undefined
  /** The call of the author's own function that this copy was handed to. */
  readonly #outer: CallSite | undefined

  constructor(recorder: Recorder, site?: CallSite, outer?: CallSite) {
    this.#recorder = recorder
    this.#site = site
    this.#outer = outer
  }

  /** This recorder, for the one call that stands at `site`. */
  '~at'(site: CallSite): FlowRecorder {
    return new FlowRecorder(this.#recorder, within(site, this.#outer), this.#outer)
  }

  /** This recorder, handed to a function of the author's that is called at `site`. */
  '~via'(site: CallSite): FlowRecorder {
    return new FlowRecorder(this.#recorder, this.#site, within(site, this.#outer))
  }

  get context(): unknown {
    return reference(this.#recorder.context())
  }

  pass(name: string, options?: StepOptions): null {
    this.#recorder.record({ kind: 'pass', ...this.#facts(name, options) })
    return null
  }

  let(name: string, value: unknown, options?: StepOptions): unknown {
    const result = this.#origin('value', name)
    this.#recorder.record({ kind: 'let', ...this.#facts(name, options), value: toTree(value), result })
    return reference(result)
  }

  wait(name: string, time: Duration | Expression<number> | { readonly until: unknown }, options?: StepOptions): null {
    const waits = typeof time === 'object' && 'until' in time ? { until: toTree(time.until) } : { seconds: this.#time(name, time) }
    this.#recorder.record({ kind: 'wait', ...this.#facts(name, options), time: waits })
    return null
  }

  choice(name: string, options?: StepOptions): Choice<never> {
    return new ChoiceRecorder<never>(this.#recorder, this.#beginChoice(name, options), this.#site)
  }

  match(name: string, value: unknown, handlers: Readonly<Record<string, Handler>>, options?: StepOptions & { readonly otherwise?: Handler }): unknown {
    const subject = toTree(value)
    const step = this.#beginChoice(name, options)
    for (const [member, handler] of Object.entries(handlers)) {
      step.branches.push({ test: equals(subject, toTree(member)), block: this.#recorder.block(handler), ...(this.#site && { site: this.#site }) })
    }
    step.otherwise = this.#recorder.block(options?.otherwise ?? (() => this.#noMatch(name, subject, Object.keys(handlers))))
    return new ChoiceRecorder(this.#recorder, step).value()
  }

  map(name: string, items: unknown, ...rest: readonly [MapOptions, (...given: never[]) => unknown] | readonly [(...given: never[]) => unknown]): unknown {
    const [options, each] = rest.length === 2 ? rest : [undefined, rest[0]]
    const item = this.#origin('item', parameterName(each, 0) ?? 'item')
    const index = this.#origin('index', parameterName(each, 1) ?? 'index')
    const result = this.#origin('result', name)
    // Before the block, which may change what they close over.
    const listed = toTree(items)
    const limit = options?.maxConcurrency === undefined ? undefined : toTree(options.maxConcurrency)
    const block = this.#recorder.block(() => (each as (item: unknown, index: unknown) => unknown)(reference(item), reference(index)))
    const step: MapStep = {
      kind: 'map',
      ...this.#facts(name, options),
      items: listed,
      ...(limit && { maxConcurrency: limit }),
      ...this.#retry(name, options),
      item,
      index,
      block,
      result,
    }
    this.#recorder.record(step)
    checkMapCost(step, this.#recorder)
    return reference(result)
  }

  parallel(name: string, branches: readonly Branch[] | Readonly<Record<string, Branch>>, options?: RetryOptions): unknown {
    const result = this.#origin('result', name)
    const written = Object.values(branches).map((branch) => this.#recorder.block(branch))
    if (written.length === 0) this.#recorder.report({ code: 'flow/empty-parallel', message: `parallel "${name}" has no branches`, help: 'add one, or remove it', site: this.#site })
    this.#recorder.record({ kind: 'parallel', ...this.#facts(name, options), branches: written, ...this.#retry(name, options), result })
    const values = written.map((_, index) => reference(result, [index]))
    // The service yields a list, whatever the branches are called.
    return Array.isArray(branches) ? reference(result) : Object.fromEntries(Object.keys(branches).map((branch, index) => [branch, values[index]]))
  }

  try(body: () => unknown): Try<unknown> {
    return beginTry(this.#recorder, body, this.#site)
  }

  pollUntil(name: string, options: PollOptions<never>): unknown {
    return this.#loop(pollStep(this.#facts(name, options), options, this.#recorder))
  }

  ending(block: (given: never) => unknown): unknown {
    return recordEnding(this.#recorder, block, this.#site)
  }

  repeat(name: string, options: ReadLoop, block: (last: never) => unknown): unknown {
    return this.#loop(repeatStep(this.#facts(name, options), options, block, this.#recorder))
  }

  #loop(step: LoopStep): unknown {
    this.#recorder.record(step)
    return reference(step.result)
  }

  sdk(service: string): unknown {
    return sdkVerbs(service, this)
  }

  waitForTaskToken(name: string, task: { readonly waitForTaskToken: Task<unknown, unknown> }, args: (token: TaskToken<never>) => unknown, options?: TaskOptions): unknown {
    const given = toTree(args(taskToken()))
    if (!holdsToken(given)) {
      this.#recorder.report({
        code: 'flow/unused-task-token',
        message: `"${name}" waits for an answer, and gives its token to nobody`,
        help: 'put the token among the arguments: (token) => ({ Payload: { token } })',
        note: 'without the token nobody can answer, and the execution waits until it times out',
        site: this.#site,
      })
    }
    return this.#task(name, task.waitForTaskToken.resource, given, options)
  }

  activity(name: string, activityArn: unknown, input: unknown, options?: TaskOptions): unknown {
    const resource = toTree(activityArn)
    const text = resource.kind === 'placeholder' ? `\${${resource.name}}` : resource.kind === 'literal' ? String(resource.value) : undefined
    if (text === undefined) this.#recorder.report({ code: 'flow/unreadable-activity', message: `the activity of "${name}" is computed`, help: 'write its ARN, or param(…)', site: this.#site })
    return this.#task(name, text ?? '', toTree(input), options)
  }

  http(name: string, call: unknown, options?: TaskOptions): unknown {
    return this.#task(name, 'arn:aws:states:::http:invoke', toTree(call), options)
  }

  startExecution(name: string, workflow: Workflow<unknown, unknown>, input: unknown, options?: StartOptions): unknown {
    return this.#task(name, 'arn:aws:states:::states:startExecution', startArguments(workflow, input, options), options)
  }

  startExecutionSync(name: string, workflow: Workflow<unknown, unknown>, input: unknown, options?: StartOptions): unknown {
    const ended = this.#task(name, 'arn:aws:states:::states:startExecution.sync:2', startArguments(workflow, input, options), options)
    return (ended as { readonly Output: unknown }).Output
  }

  distributedMap(name: string, source: unknown, options: DistributedMapOptions, each: (...given: never[]) => unknown): unknown {
    const item = this.#origin('item', parameterName(each, 0) ?? 'item')
    const index = this.#origin('index', parameterName(each, 1) ?? 'index')
    const result = this.#origin('result', name)
    const items = isItemSource(source) ? toTree([]) : toTree(source)
    const limit = options.maxConcurrency === undefined ? undefined : toTree(options.maxConcurrency)
    const distributed = distributedPart(source, options, this.#recorder.context())
    const block = this.#recorder.childBlock(() => (each as (item: unknown, index: unknown) => unknown)(reference(item), reference(index)))
    this.#recorder.record({ kind: 'map', ...this.#facts(name, options), items, ...(limit && { maxConcurrency: limit }), ...this.#retry(name, options), item, index, block, distributed, result })
    return reference(result)
  }

  task<Args, Result>(name: string, task: Task<Args, Result>, args: unknown, options?: TaskOptions): unknown {
    return this.#task(name, task.resource, toTree(args), options)
  }

  #task(name: string, resource: string, args: Tree, options: TaskOptions | undefined): unknown {
    const result = this.#origin('result', name)
    this.#recorder.record({
      kind: 'task',
      ...this.#facts(name, options),
      resource,
      arguments: args,
      ...(options?.timeout !== undefined && { timeout: this.#time(name, options.timeout) }),
      ...(options?.heartbeat !== undefined && { heartbeat: this.#time(name, options.heartbeat) }),
      ...(options?.named !== undefined && { named: options.named }),
      ...(options?.credentials !== undefined && { credentials: toTree({ RoleArn: options.credentials }) }),
      ...this.#retry(name, options),
      result,
    })
    return reference(result)
  }

  lambda(name: string, args: unknown, options?: TaskOptions): unknown {
    return (this.task(name, lambda.invoke, args, options) as { readonly Payload: unknown }).Payload
  }

  codebuildSync(name: string, args: unknown, options?: TaskOptions): unknown {
    return this.task(name, codebuild.startBuild.sync, args, options)
  }

  succeed(name = 'Succeed', options?: StepOptions & { readonly output?: unknown }): never {
    this.#recorder.record({ kind: 'succeed', ...this.#facts(name, options), ...(options?.output !== undefined && { output: toTree(options.output) }) })
    return ended(name)
  }

  fail(name: string, options: StepOptions & { readonly error?: unknown; readonly cause?: unknown } = {}): never {
    const { error, cause } = options
    this.#recorder.record({ kind: 'fail', ...this.#facts(name, options), ...(error !== undefined && { error: toTree(error) }), ...(cause !== undefined && { cause: toTree(cause) }) })
    return ended(name)
  }

  raw(name: string, document: JsonObject, options?: RetryOptions): unknown {
    const result = this.#origin('result', name)
    const { state, output } = readRaw(name, document, (problem) => this.#recorder.report({ ...problem, site: this.#site }))
    this.#recorder.record({ kind: 'raw', ...this.#facts(name, options), state, ...this.#retry(name, options), result, ...(output && { output }) })
    return reference(result)
  }

  #facts(name: string, options: StepOptions | undefined): { readonly name: string; readonly site?: CallSite; readonly comment?: string } {
    return { name, ...(this.#site && { site: this.#site }), ...(options?.comment !== undefined && { comment: options.comment }) }
  }

  #origin(kind: Origin['kind'], name: string): Origin {
    return { kind, name, ...(this.#site && { site: this.#site }) }
  }

  #beginChoice(name: string, options: StepOptions | undefined): ChoiceDraft {
    const { name: _, ...facts } = this.#facts(name, options)
    const step = draftChoice(name, facts)
    this.#recorder.record(step satisfies ChoiceStep)
    return step
  }

  /** What `match` does with a value that no handler is named after: fail, naming it. */
  #noMatch(name: string, subject: Tree, members: readonly string[]): never {
    const text = (value: string): Tree => toTree(value)
    const cause: Tree = { kind: 'template', parts: ['"', subject, `" is none of ${members.join(', ')}`], type: ['string'] }
    this.#recorder.record({ kind: 'fail', ...this.#facts(`${name}: no match`, undefined), error: text('NoMatch'), cause })
    return ended(name)
  }

  #time(name: string, time: unknown): Tree {
    return readTime(time, (problem) => this.#recorder.report({ ...problem, message: `step "${name}": ${problem.message}`, site: this.#site }))
  }

  #retry(name: string, options: RetryOptions | undefined) {
    return {
      retry: readRetry(options?.retry, (problem) => this.#recorder.report({ ...problem, message: `step "${name}": ${problem.message}`, site: this.#site })),
    }
  }
}

/** The recorder as its author sees it. Its verbs are typed by what comes out, which only the machine will make. */
export function openFlow(recorder: Recorder): Flow {
  return new FlowRecorder(recorder) satisfies Omit<FlowVerbs, '~records'> as unknown as Flow
}
