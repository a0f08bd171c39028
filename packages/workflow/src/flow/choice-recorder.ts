import type { CallSite } from '@stepwright/asl'
import { endsBlock, type Recorder } from '../steps/recorder.js'
import type { ChoiceBranch, ChoiceStep } from '../steps/step.js'
import type { BlockResult, Expression, Value } from '../values/expression.js'
import { ended } from '../values/ended.js'
import type { Origin } from '../values/origin.js'
import { reference } from '../values/reference.js'
import { expressionTree } from '../values/to-tree.js'
import type { Choice } from './flow.js'

/** A choice that is being written. */
export type ChoiceDraft = { -readonly [K in keyof ChoiceStep]: ChoiceStep[K] } & { branches: ChoiceBranch[] }

/** Writes a choice that was recorded when it began; each call adds to it, so that it is whole whenever the author stops. */
export class ChoiceRecorder<Yield> implements Choice<Yield> {
  readonly '~choice' = true
  readonly #recorder: Recorder
  readonly #step: ChoiceDraft
  readonly #site: CallSite | undefined

  constructor(recorder: Recorder, step: ChoiceDraft, site?: CallSite) {
    this.#recorder = recorder
    this.#step = step
    this.#site = site
  }

  get '~site'(): CallSite | undefined {
    return this.#site
  }

  '~at'(site: CallSite): this {
    return new ChoiceRecorder<Yield>(this.#recorder, this.#step, site) as this
  }

  when<Branch extends BlockResult>(test: Expression<boolean>, then: () => Branch): Choice<Yield | Value<Branch>> {
    // First the test: the block may change what the test closes over.
    const tree = expressionTree(test)
    this.#step.branches.push({ test: tree, block: this.#recorder.block(then), ...(this.#site && { site: this.#site }) })
    return this as unknown as Choice<Yield | Value<Branch>>
  }

  otherwise<Branch extends BlockResult>(then: () => Branch): Yield | Value<Branch> {
    this.#step.otherwise = this.#recorder.block(then)
    return this.value() as Yield | Value<Branch>
  }

  /** What stands for the choice's value once it is closed. */
  value(): unknown {
    return endsBlock(this.#step) ? ended(this.#step.name) : reference(this.#step.result)
  }
}

/** The draft of a choice named `name`. */
export function draftChoice(name: string, facts: Pick<ChoiceStep, 'site' | 'comment'>): ChoiceDraft {
  const result: Origin = { kind: 'value', name, ...(facts.site && { site: facts.site }) }
  return { kind: 'choice', name, branches: [], result, ...facts }
}
