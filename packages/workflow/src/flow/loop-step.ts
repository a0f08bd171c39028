import type { Recorder } from '../steps/recorder.js'
import type { LoopBound, LoopCarry, LoopStep } from '../steps/step.js'
import type { Origin } from '../values/origin.js'
import { secondsOf } from '../values/duration.js'
import { reference } from '../values/reference.js'
import { expressionTree, toTree } from '../values/to-tree.js'
import type { Tree } from '../values/tree.js'
import { negated } from '../values/negated.js'
import { parameterName } from './parameter-name.js'
import { checkLoopCost } from './history-cost.js'
import { readTime } from './read-options.js'
import type { LoopOptions, PollOptions } from './step-options.js'

/** Name, place and comment of a step. */
type Facts = Pick<LoopStep, 'name' | 'site' | 'comment'>

/** The loop of `pollUntil`. */
export function pollStep(facts: Facts, options: PollOptions<never>, recorder: Recorder): LoopStep {
  const { every, check, until, timeout, attempts, error = 'PollTimeout' } = options
  const counter: Origin = { kind: 'value', name: `${facts.name} ${timeout === undefined ? 'attempts' : 'deadline'}`, ...(facts.site && { site: facts.site }) }
  const limit = limitOf(facts, { timeout, attempts }, recorder)
  const bound: LoopBound | undefined = limit && { limit, counter, error, cause: causeOf(facts.name, timeout, attempts) }
  if (bound === undefined) {
    recorder.report({
      code: 'flow/unbounded-loop',
      severity: 'warning',
      message: `"${facts.name}" looks again and again, without end`,
      help: 'add timeout: "1 hour", or attempts: 20',
      note: 'an execution ends after 25,000 events or a year, whichever comes first',
      site: facts.site,
    })
  }
  return loopStep(facts, { block: check, until, every, ...(bound && { bound }) }, recorder)
}

/** Options of `repeat`, as plain JavaScript may leave them. */
export type ReadLoop = Partial<LoopOptions> & { readonly until?: unknown; readonly while?: unknown; readonly from?: unknown }

/** The loop of `repeat`. */
export function repeatStep(facts: Facts, { until, while: goesOn, from, every, attempts, error = 'TooManyAttempts' }: ReadLoop, block: (last: never) => unknown, recorder: Recorder): LoopStep {
  const counter: Origin = { kind: 'value', name: `${facts.name} attempts`, ...(facts.site && { site: facts.site }) }
  if (attempts === undefined) {
    // the type asks for them; plain JavaScript does not
    recorder.report({ code: 'flow/unreadable-number', message: `"${facts.name}" does not say how often its block may run`, help: 'add attempts: 20', site: facts.site })
  }
  const limit = limitOf(facts, { timeout: undefined, attempts }, recorder) ?? { runs: 1 }
  const carry: LoopCarry | undefined = from === undefined ? undefined : { origin: { kind: 'value', name: parameterName(block, 0) ?? 'last', ...(facts.site && { site: facts.site }) }, from: toTree(from) }
  const write = (): unknown => block((carry && reference(carry.origin)) as never)
  return loopStep(facts, { block: write, until, goesOn, every, ...(carry && { carry }), bound: { limit, counter, error, cause: causeOf(facts.name, undefined, attempts) } }, recorder)
}

interface LoopFacts {
  readonly block: () => unknown
  readonly until: unknown
  readonly goesOn?: unknown
  readonly every: unknown
  readonly carry?: LoopCarry
  readonly bound?: LoopBound
}

function loopStep(facts: Facts, { block: write, until, goesOn, every, carry, bound }: LoopFacts, recorder: Recorder): LoopStep {
  const block = recorder.block(write)
  const result: Origin = { kind: 'value', name: facts.name, ...(facts.site && { site: facts.site }) }
  if (block.steps.length === 0) recorder.report({ code: 'flow/empty-loop', message: `"${facts.name}" looks at nothing: its block has no step`, help: 'call a service in it', site: facts.site })
  if (block.ends) recorder.report({ code: 'flow/loop-that-ends', message: `"${facts.name}" never comes to its test: its block ends`, help: 'end the workflow behind the loop', site: facts.site })
  if (until === undefined && goesOn === undefined) recorder.report({ code: 'flow/loop-without-test', message: `"${facts.name}" does not say when it ends`, help: 'add until: (seen) => seen.status === "done"', site: facts.site })
  const testOf = (given: unknown, origin: Origin): Tree => expressionTree(given, { kind: 'reference', origin, path: [], type: ['unknown'] })
  const testsFirst = goesOn !== undefined && carry !== undefined
  const test: Tree = testsFirst ? negated(testOf(goesOn, carry.origin)) : until === undefined ? { kind: 'literal', value: true, type: ['boolean'] } : testOf(until, result)
  const pause = every === undefined ? undefined : readTime(every, (problem) => recorder.report({ ...problem, message: `step "${facts.name}": ${problem.message}`, site: facts.site }))
  const step: LoopStep = { kind: 'loop', ...facts, block, until: test, ...(testsFirst && { testsFirst }), ...(pause && { every: pause }), ...(carry && { carry }), ...(bound && { bound }), result }
  checkLoopCost(step, recorder)
  return step
}

type Limits = { readonly timeout: PollOptions<never>['timeout']; readonly attempts: number | undefined }

function limitOf({ name, site }: Facts, { timeout, attempts }: Limits, recorder: Recorder): LoopBound['limit'] | undefined {
  if (timeout !== undefined && attempts !== undefined) recorder.report({ code: 'flow/two-bounds', message: `"${name}" has a timeout and attempts`, help: 'keep one of them', site })
  if (attempts !== undefined) {
    if (!Number.isSafeInteger(attempts) || attempts < 1) recorder.report({ code: 'flow/unreadable-number', message: `"${name}" has ${attempts} attempts`, help: 'write a whole number from 1', site })
    return { runs: attempts }
  }
  if (timeout === undefined) return undefined
  const seconds = secondsOf(timeout)
  if (seconds === undefined) recorder.report({ code: 'flow/unreadable-duration', message: `step "${name}": "${timeout}" is no length of time`, help: 'write a whole number of seconds, or text such as "12 hours"', site })
  return { seconds: seconds ?? 1 }
}

function causeOf(name: string, timeout: unknown, attempts: number | undefined): string {
  if (attempts !== undefined) return `"${name}" did not come true in ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`
  return `"${name}" did not come true in ${typeof timeout === 'number' ? `${timeout} seconds` : String(timeout)}`
}
