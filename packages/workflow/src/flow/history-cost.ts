import { stepsOfBlock } from '../steps/map-block.js'
import { eventsOfItem, eventsOfRound, roundsOf, writtenItems } from '../steps/history-events.js'
import type { Recorder } from '../steps/recorder.js'
import type { LoopStep, MapStep } from '../steps/step.js'

/** Says when the rounds of a loop do not fit into the history of an execution. @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export function checkLoopCost(step: LoopStep, recorder: Recorder): void {
  const rounds = roundsOf(step)
  const events = eventsOfRound(step)
  if (rounds === undefined || rounds * events <= mostEvents) return
  recorder.report({
    code: 'cost/loop-beyond-history',
    severity: 'warning',
    message: `"${step.name}" may take ${rounds} rounds of ${events} events, and an execution has ${mostEvents} events at most`,
    help: 'wait longer between two rounds, bound it sooner, or run the loop in a workflow of its own',
    site: step.site,
  })
}

/**
 * Says when a loop fits into the history of an execution once, but not for each item of the Map around it. Where the number of items comes with
 * the input, room for two is wanted.
 */
export function checkMapCost({ name, site, block, items, distributed }: MapStep, recorder: Recorder): void {
  const loop = stepsOfBlock(block).find((step) => step.kind === 'loop')
  if (loop === undefined || distributed !== undefined) return
  const events = eventsOfItem(block)
  const fitting = Math.floor(mostEvents / events)
  if (fitting === 0 || fitting >= (writtenItems(items) ?? 2)) return
  recorder.report({
    code: 'cost/loop-beyond-history',
    severity: 'warning',
    message: `each item of "${name}" may take ${events} events: no more than ${fitting} fit into the ${mostEvents} events of an execution`,
    help: `wait longer between two rounds of "${loop.name}", bound it sooner, or use flow.distributedMap`,
    note: 'items of an inline Map share the history of its execution; children of a distributed Map have their own',
    site,
    related: { message: `"${loop.name}" runs again and again`, site: loop.site },
  })
}

const mostEvents = 25_000
