import { diagnostic, invariant, type CallSite, type Diagnostic, type DiagnosticCode, type Severity } from '@stepwright/asl'
import { isEnded } from '../values/ended.js'
import { misuse } from '../values/misuse.js'
import type { Origin } from '../values/origin.js'
import { siteLocation } from '../values/site-location.js'
import { toTree } from '../values/to-tree.js'
import type { Tree } from '../values/tree.js'
import type { Block, Step } from './step.js'

/** Takes steps into the innermost block that is open. */
export interface Recorder {
  readonly source: string
  readonly diagnostics: readonly Diagnostic[]
  record(step: Step): void
  /** Runs `write` once; what it records becomes a block, and what it returns the block's value. */
  block(write: () => unknown): Block
  /** What AWS knows of the execution that runs the block that is open. */
  context(): Origin
  /** As `block`, for one that runs in executions of its own. */
  childBlock(write: () => unknown): Block
  /** Like a step's error, but for what is not a step: a wrong option, say. */
  report(problem: Problem): void
}

/** A problem of what was recorded, at the place of a call. */
export interface Problem {
  readonly code: DiagnosticCode
  readonly message: string
  readonly help: string
  readonly note?: string
  /** An error, when left out. */
  readonly severity?: Severity
  readonly site: CallSite | undefined
  readonly related?: { readonly message: string; readonly site: CallSite | undefined }
}

/** Begins a recording for the workflow named `source`. */
export function startRecording(source: string): Recorder {
  const open: Step[][] = []
  const names = new Map<string, Step>()
  const diagnostics: Diagnostic[] = []

  const report = ({ site, related, ...facts }: Problem): void => {
    diagnostics.push(
      diagnostic({
        ...facts,
        location: siteLocation(site, source),
        related: related === undefined ? [] : [{ message: related.message, location: siteLocation(related.site, source) }],
      }),
    )
  }

  const record = (step: Step): void => {
    const steps = open.at(-1)
    if (steps === undefined) throw afterwards(source, step)
    const previous = steps.at(-1)
    if (previous !== undefined && endsBlock(previous)) return report(unreachable(step, previous))
    steps.push(step)
    if (isNameless(step)) return
    const taken = names.get(step.name)
    if (taken !== undefined && !(mayRepeat(step) && mayRepeat(taken)) && !sameSite(step, taken)) report(duplicate(step, taken))
    names.set(step.name, taken ?? step)
    for (const problem of nameProblems(step)) report(problem)
  }

  const block = (write: () => unknown): Block => {
    const steps: Step[] = []
    open.push(steps)
    try {
      const returned = write()
      if (returned instanceof Promise) throw promised(source)
      for (const step of steps) if (step.kind === 'choice' && step.branches.length === 0) report(empty(step))
      const last = steps.at(-1)
      const ends = last !== undefined && endsBlock(last)
      return { steps, value: ends ? undefined : blockValue(returned), ends }
    } finally {
      invariant(open.pop() === steps, 'blocks close in the order they were opened')
    }
  }

  let context: Origin = { kind: 'context', name: 'context' }
  const childBlock = (write: () => unknown): Block => {
    const around = context
    context = { kind: 'context', name: 'context' }
    try {
      return block(write)
    } finally {
      context = around
    }
  }

  return { source, diagnostics, record, block, childBlock, context: () => context, report }
}

function blockValue(returned: unknown): Tree | undefined {
  return returned === undefined || isEnded(returned) || isOpen(returned) ? undefined : toTree(returned)
}

const isOpen = (value: unknown): boolean => typeof value === 'object' && value !== null && ('~choice' in value || '~try' in value)

/** A try, an ending and a jump are no states. */
export const isNameless = ({ kind }: Step): boolean => kind === 'try' || kind === 'ending' || kind === 'jump'

/** Fail and Succeed states that print the same are one state, so fragments may be used twice; printing decides. */
const mayRepeat = ({ kind }: Step): boolean => kind === 'fail' || kind === 'succeed'

/** Whether two steps were recorded by one call: in a function that is called twice. Where they do the same and go on alike, they are one state; printing decides. */
export function sameSite({ site: one, ...a }: Step, { site: other, ...b }: Step): boolean {
  return one !== undefined && other !== undefined && a.kind === b.kind && one.file === other.file && one.line === other.line && one.column === other.column
}

/** Whether nothing can run behind `step`: it ends, or it is a choice none of whose blocks can be left. */
export function endsBlock(step: Step): boolean {
  if (step.kind === 'choice') return step.otherwise?.ends === true && step.branches.every(({ block }) => block.ends)
  if (step.kind === 'try') return step.block.ends && step.handlers.every(({ block }) => block.ends)
  return step.kind === 'fail' || step.kind === 'succeed' || step.kind === 'jump'
}

function duplicate(step: Step, taken: Step): Problem {
  return {
    code: 'flow/duplicate-state-name',
    message: `two steps are named "${step.name}"`,
    help: 'give one of them another name; in a function that is called twice, put a parameter into the name',
    note: "a state's name is its address in the whole machine, blocks included",
    site: step.site,
    related: { message: `"${step.name}" is first used here`, site: taken.site },
  }
}

function empty({ name, site }: Step): Problem {
  return {
    code: 'flow/empty-choice',
    message: `choice "${name}" tests nothing`,
    help: 'add .when(() => …, () => …), or remove the choice',
    site,
  }
}

function unreachable(step: Step, end: Step): Problem {
  return {
    code: 'flow/step-after-end',
    message: `step "${step.name}" can never run: "${end.name}" ends what comes before it`,
    help: `remove "${step.name}", or move it before "${end.name}"`,
    site: step.site,
    related: { message: `"${end.name}" ends here`, site: end.site },
  }
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
function nameProblems({ name, site }: Step): Problem[] {
  if (name.length >= 1 && name.length <= 80) return []
  const what = name === '' ? 'a step has an empty name' : `the name "${name.slice(0, 40)}…" has ${name.length} characters`
  return [{ code: 'flow/state-name-length', message: what, help: 'use 1 to 80 characters', site }]
}

function afterwards(source: string, step: Step) {
  return misuse({
    code: 'build/step-after-build',
    message: `step "${step.name}" is written outside the function of workflow "${source}"`,
    help: 'write it inside the function given to workflow(); blocks are run once, in order, and cannot wait for anything',
    site: step.site,
  })
}

function promised(source: string) {
  return misuse({
    code: 'build/async-block',
    message: `a block of workflow "${source}" returns a promise`,
    help: "remove async and await: a step's result is there for the steps that follow",
  })
}
