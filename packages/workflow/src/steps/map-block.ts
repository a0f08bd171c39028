import { referencesOf } from '../values/tree-parts.js'
import type { ReferenceTree, Tree } from '../values/tree.js'
import type { Block, Step } from './step.js'

/** The same block, with each tree of its steps, and of the blocks inside them, changed. */
export function mapBlock(block: Block, change: (tree: Tree) => Tree): Block {
  return { ...block, steps: block.steps.map((step) => mapStep(step, change)), value: block.value && change(block.value) }
}

function mapStep(step: Step, change: (tree: Tree) => Tree): Step {
  switch (step.kind) {
    case 'task':
      return { ...step, arguments: change(step.arguments), ...(step.timeout && { timeout: change(step.timeout) }), ...(step.heartbeat && { heartbeat: change(step.heartbeat) }) }
    case 'let':
      return { ...step, value: change(step.value) }
    case 'wait':
      return { ...step, time: 'until' in step.time ? { until: change(step.time.until) } : { seconds: change(step.time.seconds) } }
    case 'choice':
      return {
        ...step,
        branches: step.branches.map((branch) => ({ ...branch, test: change(branch.test), block: mapBlock(branch.block, change) })),
        ...(step.otherwise && { otherwise: mapBlock(step.otherwise, change) }),
      }
    case 'map':
      return { ...step, items: change(step.items), block: mapBlock(step.block, change), ...(step.maxConcurrency && { maxConcurrency: change(step.maxConcurrency) }) }
    case 'succeed':
      return { ...step, ...(step.output && { output: change(step.output) }) }
    case 'fail':
      return { ...step, error: change(step.error), ...(step.cause && { cause: change(step.cause) }) }
    case 'raw':
      return { ...step, ...(step.output && { output: change(step.output) }) }
    case 'pass':
      return step
    default:
      return step satisfies never
  }
}

/** All references in a block, and in the blocks inside it. */
export function referencesOfBlock(block: Block): ReferenceTree[] {
  const references: ReferenceTree[] = []
  mapBlock(block, (tree) => {
    references.push(...referencesOf(tree))
    return tree
  })
  return references
}
