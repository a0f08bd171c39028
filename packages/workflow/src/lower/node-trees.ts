import { treesOfDistributed } from '../steps/map-block.js'
import type { Tree } from '../values/tree.js'
import type { GraphNode } from './graph.js'

/** The trees that a state evaluates before it leaves: arguments, tests, items. */
export function treesOfNode({ step, itemSelector, batchInput }: GraphNode): readonly Tree[] {
  switch (step.kind) {
    case 'task':
      return present(step.arguments, step.timeout, step.heartbeat, step.credentials)
    case 'wait':
      return ['until' in step.time ? step.time.until : step.time.seconds]
    case 'choice':
      return step.branches.map(({ test }) => test)
    case 'map':
      return [...present(step.items, itemSelector, batchInput, step.maxConcurrency), ...(step.distributed === undefined ? [] : treesOfDistributed(step.distributed))]
    case 'fail':
      return present(step.error, step.cause)
    case 'succeed':
    case 'done':
      return present(step.output)
    default:
      return []
  }
}

const present = (...trees: readonly (Tree | undefined)[]): Tree[] => trees.filter((tree) => tree !== undefined)
