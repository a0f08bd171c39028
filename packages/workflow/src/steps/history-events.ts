import type { Tree } from '../values/tree.js'
import type { Block, LoopStep, Step } from './step.js'

/**
 * How many events a block leaves in the history of its execution, at most, as far as that is known while building: a loop without a bound counts
 * as one round, and a Map whose items come with the input as one item. Children of a distributed Map have histories of their own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function historyEvents({ steps }: Block): number {
  return sum(steps.map(eventsOf))
}

/** How often a loop may run, if that is known. */
export function roundsOf({ bound, every }: LoopStep): number | undefined {
  if (bound === undefined) return undefined
  if ('runs' in bound.limit) return bound.limit.runs
  return every?.kind === 'literal' && typeof every.value === 'number' && every.value > 0 ? Math.ceil(bound.limit.seconds / every.value) : undefined
}

/** The Choice and the Wait leave two events each. */
export const eventsOfRound = ({ block, every }: LoopStep): number => historyEvents(block) + 2 + (every === undefined ? 0 : 2)

/** An item is started and has succeeded. */
export const eventsOfItem = (block: Block): number => historyEvents(block) + 2

/** How many items a list has that is written out. */
export const writtenItems = (items: Tree): number | undefined => (items.kind === 'array' && items.items.every(({ kind }) => kind !== 'spread') ? items.items.length : undefined)

function eventsOf(step: Step): number {
  switch (step.kind) {
    // entered, scheduled, started, succeeded, exited
    case 'task':
      return 5
    case 'map':
      return 4 + (step.distributed === undefined ? (writtenItems(step.items) ?? 1) * eventsOfItem(step.block) : 0)
    case 'parallel':
      return 4 + sum(step.branches.map(historyEvents))
    case 'choice':
      return 2 + Math.max(0, ...[...step.branches.map(({ block }) => block), ...(step.otherwise ? [step.otherwise] : [])].map(historyEvents))
    case 'try':
      return historyEvents(step.block) + Math.max(0, ...step.handlers.map(({ block }) => historyEvents(block)))
    case 'loop':
      return (roundsOf(step) ?? 1) * eventsOfRound(step)
    case 'ending':
      return historyEvents(step.block)
    case 'jump':
      return 0
    default:
      return 2
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
