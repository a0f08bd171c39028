import type { CallSite } from '@stepwright/asl'
import { blocksOf, stepsOfBlock } from '../steps/map-block.js'
import { endsBlock, type Recorder } from '../steps/recorder.js'
import type { Block, FailStep, Handler, LoopStep, Step, TryStep } from '../steps/step.js'
import { ended } from '../values/ended.js'
import type { BlockResult, Value } from '../values/expression.js'
import type { Origin } from '../values/origin.js'
import { reference } from '../values/reference.js'
import { parameterName } from './parameter-name.js'
import type { CaughtError, Try } from './try.js'

type HandlerBlock = (error: CaughtError) => BlockResult

/** A try that is being written. */
type TryDraft = { -readonly [K in keyof TryStep]: TryStep[K] } & { handlers: Handler[] }

/** Runs the body of a try, and writes its handlers as they come. */
export class TryRecorder<Yield> implements Try<Yield> {
  readonly '~try' = true
  readonly #recorder: Recorder
  readonly #step: TryDraft
  readonly #site: CallSite | undefined

  constructor(recorder: Recorder, step: TryDraft, site: CallSite | undefined) {
    this.#recorder = recorder
    this.#step = step
    this.#site = site
  }

  get '~site'(): CallSite | undefined {
    return this.#site
  }

  '~at'(site: CallSite): this {
    return new TryRecorder<Yield>(this.#recorder, this.#step, site) as this
  }

  on<Branch extends BlockResult>(errors: string | readonly string[], handler: (error: CaughtError) => Branch): Try<Yield | Value<Branch>> {
    this.#handle([errors].flat(), handler)
    return this as unknown as Try<Yield | Value<Branch>>
  }

  catch<Branch extends BlockResult>(first: string | readonly string[] | ((error: CaughtError) => Branch), second?: (error: CaughtError) => Branch): Yield | Value<Branch> {
    if (typeof first === 'function') this.#handle(['States.ALL'], first)
    else if (second !== undefined) this.#handle([first].flat(), second)
    return (endsBlock(this.#step) ? ended('the try') : reference(this.#step.result)) as Yield | Value<Branch>
  }

  #handle(errors: readonly string[], write: HandlerBlock): void {
    const site = this.#site === undefined ? {} : { site: this.#site }
    const error: Origin = { kind: 'error', name: parameterName(write, 0) ?? 'error', ...site }
    const block = this.#recorder.block(() => write(reference(error) as CaughtError))
    this.#step.handlers.push({ errors, error, block, ...site })
  }
}

/** Begins a try: its body runs now. */
export function beginTry(recorder: Recorder, body: () => unknown, site: CallSite | undefined): TryRecorder<unknown> {
  const at = site === undefined ? {} : { site }
  const block = recorder.block(body)
  const step: TryDraft = { kind: 'try', name: '', block, handlers: [], result: { kind: 'value', name: valueName(block), ...at }, ...at }
  recorder.record(step)
  const steps = stepsOfBlock(block)
  if (!steps.some(fails)) {
    recorder.report({
      code: 'flow/nothing-to-catch',
      message: 'no step of this try can fail in a way that is caught',
      help: 'put a task, a map or a parallel into it, or remove the try',
      note: 'AWS lets Task, Map and Parallel states have a Catch',
      site,
    })
  }
  for (const each of uncaughtIn(block)) recorder.report(uncaught(each))
  return new TryRecorder(recorder, step, site)
}

/** What a variable is called that holds what a try yields: as what it is made of, else as the last step. */
function valueName({ steps, value }: Block): string {
  if (value?.kind !== 'reference') return steps.at(-1)?.name ?? 'value'
  const member = value.path.findLast((segment) => typeof segment === 'string' && segment !== 'Payload' && segment !== 'Output')
  return typeof member === 'string' ? member : value.origin.name
}

const fails = (step: Step): boolean => step.kind === 'task' || step.kind === 'map' || step.kind === 'parallel' || step.kind === 'raw'

/**
 * The steps of a try's body that end the execution for all its handlers: Fail states, and loops that are late. What stands in a map or a parallel
 * fails that state, which has the Catch; the body of a try inside has been looked at already.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
function uncaughtIn({ steps }: Block): (FailStep | LoopStep)[] {
  return steps.flatMap((step) => {
    if (step.kind === 'fail') return [step]
    if (step.kind === 'map' || step.kind === 'parallel') return []
    if (step.kind === 'try') return step.handlers.flatMap(({ block }) => uncaughtIn(block))
    const inside = blocksOf(step).flatMap(uncaughtIn)
    return step.kind === 'loop' && step.bound !== undefined ? [step, ...inside] : inside
  })
}

function uncaught(step: FailStep | LoopStep) {
  return {
    code: 'flow/uncaught-fail',
    severity: 'warning',
    message: step.kind === 'fail' ? `"${step.name}" fails the execution: a try does not catch a Fail state` : `"${step.name}" fails the execution when it is late: a try does not catch "${step.bound?.error ?? ''}"`,
    help: step.kind === 'fail' ? 'write it behind the try, or let a task fail' : 'write the loop into a branch of flow.parallel, which has a Catch',
    note: 'AWS lets Task, Map and Parallel states have a Catch, and a Fail state beside them ends everything',
    site: step.site,
  } as const
}
